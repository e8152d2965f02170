import process from 'node:process';
import * as client from '@helpcrunch-chats/client';
import { smoke } from './smoke.mjs';

console.log(JSON.stringify(await smoke(client, process.argv[2])));
