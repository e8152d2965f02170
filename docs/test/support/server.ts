import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { dist } from './dist.ts';

/** Serves `dist/` under a sub-path of a site, as a static host would. */
export async function serveDist(): Promise<{ url: string; close(): Promise<void> }> {
  const files = sirv(fileURLToPath(dist), { dev: true });
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const missing = (): void => {
      response.writeHead(404).end();
    };
    if (!pathname.startsWith('/some/path/')) return missing();
    request.url = pathname.slice('/some/path'.length);
    files(request, response, missing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/path/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
