import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts the command `prism mock` with the published description, as anybody could. */
export async function startStockPrism(): Promise<{ url: string; close(): void }> {
  const cli = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  const document = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));
  const prism = spawn(process.execPath, [
    cli,
    'mock',
    document,
    '--port',
    '0',
    '--host',
    '127.0.0.1',
    '--errors',
  ]);
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    prism.stdout.on('data', (chunk) => {
      output += chunk;
      const [, found] = /listening on (\S+)/.exec(output) ?? [];
      if (found) resolve(found);
    });
    prism.once('exit', () => reject(new Error(`Prism ended before it was ready:\n${output}`)));
  });
  return { url, close: () => prism.kill() };
}
