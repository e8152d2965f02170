import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/**
 * Serves the files of a folder to this machine, under a base path as a static host would:
 * compressed if there is a `.gz` beside them.
 * Port 0 picks a free one. Rejects if the port is taken.
 */
export async function serve(
  folder: string,
  port: number,
  base = '/',
): Promise<{ url: string; close(): Promise<void> }> {
  const files = sirv(folder, { dev: true, gzip: true });
  const server = createServer((request, response) => {
    const missing = (): void => {
      response.writeHead(404).end();
    };
    if (!request.url?.startsWith(base)) return missing();
    request.url = request.url.slice(base.length - 1);
    files(request, response, missing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
