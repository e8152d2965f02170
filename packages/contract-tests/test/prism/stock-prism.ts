import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface StockPrism {
  url: string;
  /** Resolves when its process has ended, to the exit code. */
  ended: Promise<number | null>;
  close(): Promise<void>;
}

/** Starts the command `prism mock` with the published description, as its users do. */
export async function startStockPrism(): Promise<StockPrism> {
  const cli = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  const document = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));
  const args = [cli, 'mock', document, '--port', '0', '--host', '127.0.0.1', '--errors'];
  const prism = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(prism, 'exit').then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output = (output + chunk).slice(-10_000);
      const [, found] = /listening on (\S+)/.exec(output) ?? [];
      if (found) resolve(found);
    };
    prism.stdout.on('data', read);
    prism.stderr.on('data', read);
    ended.then(() => reject(new Error(`Prism ended before it was ready:\n${output}`)), reject);
  });
  return {
    url,
    ended,
    async close() {
      prism.kill('SIGKILL');
      await ended;
    },
  };
}
