import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createMock, type Mock, type MockRequest } from '@helpcrunch-chats/mock';

export const KEY = 'hc-secret-key-8d1f';

/** A response that tests may change before it is sent. */
export interface Planned {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: it may be made wrong in any way.
  body: any;
}

export type Plant = (planned: Planned, request: MockRequest) => unknown;

export interface StandIn {
  url: string;
  mock: Mock;
  close(): Promise<void>;
}

/** A stand-in for the API: a mock that knows one key, behind a server whose responses `plant` may change. */
export async function startStandIn(plant: Plant = () => {}): Promise<StandIn> {
  const mock = createMock({ apiKey: KEY });
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const { authorization = '' } = headers;
    const response = await mock.fetch(`http://stand-in${url}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: await text(incoming),
    });
    const planned: Planned = {
      status: response.status,
      headers: { 'content-type': 'application/json' },
      body: await response.json(),
    };
    await plant(planned, mock.requests.at(-1) as MockRequest);
    outgoing.writeHead(planned.status, planned.headers);
    outgoing.end(typeof planned.body === 'string' ? planned.body : JSON.stringify(planned.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mock,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
