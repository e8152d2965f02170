import { connect } from 'node:net';
import { randomRuns } from '@helpcrunch-chats/openapi/tools/random-runs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMock, type MockServer, startMock } from '../../src/index.ts';
import { TIMEOUT } from '../support/call.ts';
import { NEW_CHAT, send } from '../support/sockets.ts';

const runs = randomRuns();
/** How long a property may take that opens this many connections. */
const limit = (settings: { numRuns: number }) => ({ timeout: 20_000 + settings.numRuns * 50 });

let server: MockServer;
beforeAll(async () => {
  server = await startMock({ port: 0, bodyLimit: 10_000 });
});
afterAll(async () => {
  // After all of this the server still works, and it has not failed once.
  expect((await send(server.url, NEW_CHAT, '/v1/chats')).status).toBe(201);
  expect(server.mock.requests.filter((request) => request.status >= 500)).toEqual([]);
  await server.close();
});

/** Writes the pieces to a new connection, and maybe disconnects. Resolves to what came back before it was closed. */
function exchange(pieces: Uint8Array[], disconnect: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let received = '';
    const deadline = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No response to ${JSON.stringify(Buffer.concat(pieces).toString())}`));
    }, TIMEOUT);
    socket.setEncoding('latin1').on('data', (chunk) => {
      received += chunk;
    });
    // The server may reset the connection, which closes it too.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(deadline);
      resolve(received);
    });
    (async () => {
      for (const piece of pieces) {
        if (socket.writable) socket.write(piece);
        await new Promise((next) => setImmediate(next));
      }
      if (disconnect) socket.destroy();
      else socket.end();
    })();
  });
}

const word = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.~%/?#&=:;,"<> \t\u007f\u00e9\u4e2d') });
const token = fc.stringMatching(/^[a-zA-Z-]{1,12}$/);
const json = fc.oneof(
  fc.json(),
  fc.constantFrom('{"customer":1,"application":1}', '{"id":1,"status":"new"}'),
);

const rawRequest = fc
  .record({
    method: fc.oneof(fc.constantFrom('POST', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'), token),
    path: fc.oneof(fc.constantFrom('/v1/chats', '/v1/chats/status', '*', '//', 'http://x/v1/chats'), word),
    version: fc.oneof(
      { weight: 9, arbitrary: fc.constant('1.1') },
      { weight: 1, arbitrary: fc.constantFrom('1.0', '0.9', '2.0', 'x') },
    ),
    headers: fc.array(
      fc.oneof(
        fc.tuple(token, word),
        fc.tuple(
          fc.constantFrom(
            'Authorization',
            'Content-Type',
            'Accept',
            'Prefer',
            'Expect',
            'Connection',
            'Upgrade',
            'Content-Length',
            'Transfer-Encoding',
          ),
          fc.oneof(
            word,
            fc.constantFrom(
              'Bearer k',
              'application/json',
              'code=404',
              '100-continue',
              'upgrade',
              'websocket',
              '5',
              'chunked',
              'dynamic=true',
            ),
          ),
        ),
      ),
      { maxLength: 6 },
    ),
    body: fc.oneof(json, word, fc.constant('x'.repeat(20_000))),
    framing: fc.constantFrom('right', 'too long', 'too short', 'chunked', 'none'),
  })
  .map(({ method, path, version, headers, body, framing }) => {
    const length = Buffer.byteLength(body);
    const framed = {
      right: [`Content-Length: ${length}`],
      'too long': [`Content-Length: ${length + 10}`],
      'too short': [`Content-Length: ${Math.max(length - 2, 0)}`],
      chunked: ['Transfer-Encoding: chunked'],
      none: [],
    }[framing];
    const lines = [
      `${method} ${path} HTTP/${version}`,
      'Host: mock',
      ...headers.map(([name, value]) => `${name}: ${value}`),
      ...framed,
    ];
    const sent =
      framing === 'chunked' ? `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n` : body;
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${sent}`);
  });

function inPieces(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

const anyBytes = runs(100);
test('any bytes get a response or end the connection', limit(anyBytes), async () => {
  const property = fc.asyncProperty(
    fc.uint8Array({ maxLength: 500 }),
    fc.array(fc.nat(), { maxLength: 4 }),
    async (bytes, cuts) => {
      const received = await exchange(inPieces(bytes, cuts), false);
      expect(received).toMatch(/^(HTTP\/1\.1 |$)/);
    },
  );
  await fc.assert(property, anyBytes);
});

const anyRequest = runs(300);
test('any request, in any pieces, gets a response or ends the connection', limit(anyRequest), async () => {
  let responses = 0;
  const property = fc.asyncProperty(rawRequest, fc.array(fc.nat(), { maxLength: 4 }), async (bytes, cuts) => {
    const received = await exchange(inPieces(bytes, cuts), false);
    expect(received).toMatch(/^(HTTP\/1\.1 |$)/);
    if (received !== '') responses++;
  });
  await fc.assert(property, anyRequest);
  expect(responses).toBeGreaterThan(anyRequest.numRuns / 2);
});

const disconnecting = runs(100);
test('a client that disconnects at any moment does no harm', limit(disconnecting), async () => {
  const property = fc.asyncProperty(rawRequest, fc.nat(), async (bytes, cut) => {
    await exchange([bytes.subarray(0, cut % bytes.length)], true);
  });
  await fc.assert(property, disconnecting);
});

const inProcess = runs(500);
test('in process, any request gets a JSON response that is not a failure', limit(inProcess), async () => {
  const { fetch } = createMock({ bodyLimit: 1000 });
  const request = fc.record({
    path: fc.oneof(
      word.map((text) => `/${text}`),
      fc.constantFrom('/v1/chats', '/v1/chats/status', '/v1/chats/assignee'),
    ),
    method: fc.oneof(
      fc.constantFrom('POST', 'PUT'),
      token.filter((method) => !/^(get|head|trace|track|connect)$/i.test(method)),
    ),
    headers: fc.dictionary(
      fc.oneof(token, fc.constantFrom('authorization', 'content-type', 'accept', 'prefer')),
      fc.oneof(
        fc.stringMatching(/^[ -~]*$/),
        fc.constantFrom('Bearer k', 'application/json', 'example=older', '*/*'),
      ),
    ),
    body: fc.oneof(json, fc.uint8Array({ maxLength: 2000 })),
  });
  const property = fc.asyncProperty(request, async ({ path, method, headers, body }) => {
    const response = await fetch(`http://mock${path}`, { method, headers, body: body as string });
    expect(response.status).toBeLessThan(500);
    const content = (await response.json()) as { code?: string; errors?: unknown[]; id?: number };
    expect(content.code ?? content.errors ?? content.id).toBeTruthy();
    expect(response.headers.has('x-mock-error')).toBe(content.code !== undefined);
  });
  await fc.assert(property, inProcess);
});
