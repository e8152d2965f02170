import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const CHAT = { id: 1, assignee: null };
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-allow-methods': '*',
};

/** A stand-in for the API that responds according to the status it is asked to set. */
export async function startStandIn(): Promise<{ url: string; close(): Promise<void> }> {
  let failures = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const respond = (status: number, json: object, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...cors, ...headers });
      response.end(JSON.stringify(json));
    };
    if (request.method === 'OPTIONS') return respond(200, {});
    if (request.headers.authorization !== 'Bearer smoke-key') return respond(403, {});
    if (request.method === 'POST') return respond(201, { ...CHAT, status: 'empty' });
    const { status } = JSON.parse(body);
    // It never responds, so the client has to give up.
    if (status === 'pending') return;
    if (status === 'new')
      return respond(404, { errors: [{ code: 'chat_not_found', message: 'Chat is missing' }] });
    if (status === 'on-hold') return respond(302, {}, { location: '/v1/chats/elsewhere' });
    if (status === 'no communication' && failures++ % 2 === 0)
      return respond(503, {}, { 'retry-after': '0' });
    return respond(200, { ...CHAT, status });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
