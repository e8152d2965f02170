import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock, type Mock } from '@helpcrunch-chats/mock';

export interface Asked {
  method: string;
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests know what they send.
  body: any;
}

/** What is about to be answered; tests change it. */
export interface Planned {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: it may be made wrong in any way.
  body: any;
}

export interface StandIn {
  url: string;
  mock: Mock;
  requests: Asked[];
  close(): Promise<void>;
}

/** A server that answers as the mock does, except for what `plant` changes. It knows only one key. */
export async function startStandIn(
  apiKey: string,
  plant: (asked: Asked, planned: Planned, count: number) => unknown,
): Promise<StandIn> {
  const mock = createMock({ apiKey });
  const requests: Asked[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let text = '';
    for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
    const { method = '', url: path = '', headers } = incoming;
    const asked = { method, path, body: JSON.parse(text) };
    requests.push(asked);
    const answer = await mock.fetch(`http://stand-in${path}`, {
      method,
      headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
      body: text,
    });
    const planned: Planned = {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
      body: await answer.json(),
    };
    await plant(asked, planned, requests.length);
    outgoing.writeHead(planned.status, planned.headers);
    outgoing.end(typeof planned.body === 'string' ? planned.body : JSON.stringify(planned.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mock,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
