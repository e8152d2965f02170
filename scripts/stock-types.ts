/** Prints what openapi-typescript makes of the description without any of our changes, for comparison. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const bundle = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.json'));
console.log(astToString(await openapiTS(readFileSync(bundle, 'utf8'))));
