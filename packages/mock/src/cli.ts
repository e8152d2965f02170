#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startMock } from './server.ts';

const help = `Usage: helpcrunch-chats-mock [--port 4010] [--host 127.0.0.1]

Answers the calls of the HelpCrunch Chats API with the examples of its description.`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
  } else {
    const server = await startMock({ port: Number(values.port), host: values.host });
    console.log(`Mock of the HelpCrunch Chats API on ${server.url}`);
    process.once('SIGINT', () => server.close());
    process.once('SIGTERM', () => server.close());
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
