import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Serves folders by their names, with gzip as a static host would. */
export async function serve(folders: Record<string, string>): Promise<{ url: string; close(): void }> {
  const packed = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const [, name = '', ...path] = new URL(request.url ?? '/', 'http://host').pathname.split('/');
    const file = join(folders[name] ?? '', ...path);
    try {
      const body = packed.get(file) ?? gzipSync(await readFile(file), { level: 9 });
      packed.set(file, body);
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'text/plain',
        'content-encoding': 'gzip',
        'cache-control': 'no-store',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
