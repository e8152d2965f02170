import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The next response: a status, headers and a body, none at all, or a connection that is dropped before or within it. */
export type Behaviour =
  | { status: number; type: string; body: string | Buffer; headers?: Record<string, string> }
  | 'hang'
  | 'drop'
  | 'drop within';

export interface MisbehavingServer {
  url: string;
  behaviour: Behaviour;
  received: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[];
  close(): Promise<void>;
}

/** A server that responds as a test wants it to, right or wrong. */
export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const { method = '', url = '', headers } = incoming;
    running.received.push({ method, url, headers, body });
    const { behaviour } = running;
    if (behaviour === 'drop') {
      incoming.socket.destroy();
    } else if (behaviour === 'drop within') {
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      outgoing.write('{"id":', () => incoming.socket.destroy());
    } else if (behaviour !== 'hang') {
      outgoing.writeHead(behaviour.status, { 'content-type': behaviour.type, ...behaviour.headers });
      outgoing.end(behaviour.body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const running: MisbehavingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaviour: 'drop',
    received: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return running;
}
