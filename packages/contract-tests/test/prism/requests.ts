import { faultyBodies, validBodies } from '@helpcrunch-chats/openapi/tools/arbitraries';
import fc, { type Arbitrary } from 'fast-check';
import { description, type Operation, operations } from '../support/description.ts';

export interface RandomRequest {
  method: string;
  path: string;
  /** An empty header is not sent. */
  headers: Record<string, string>;
  body: string;
  /** Sent without a content length. */
  chunked?: boolean;
}

/** Requests of any operation. Each part is usually valid. */
export const requests: Arbitrary<RandomRequest> = fc.oneof(...operations.map(requestsOf));

function requestsOf(operation: Operation): Arbitrary<RandomRequest> {
  const { method, path } = operation;
  return fc.record({
    method: usually(method, 'GET', 'DELETE', 'PATCH', 'POST', 'PUT'),
    path: usually(path, `${path}/`, `${path}/1`, '/v1/customers', `${path}?a=b`, path.toUpperCase(), '/'),
    headers: fc.record({
      authorization: usually(
        'Bearer test-key',
        '',
        'Bearer',
        'Basic a',
        'test-key',
        'bearer k',
        'Bearer <k>',
        'Bearer a b',
      ),
      'content-type': usually(
        'application/json',
        'application/json; charset=utf-8',
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'application/problem+json',
        '',
      ),
      accept: usually(
        '*/*',
        'application/json',
        'text/html',
        'application/*',
        'text/html, */*;q=0.1',
        'application/xml',
      ),
      prefer: usually(
        '',
        'code=404',
        'code=429, example=older',
        'code=418',
        'code=x',
        'example=allFields',
        'example=none',
        'code=404, example=none',
        'dynamic=true',
        'dynamic=perhaps',
      ),
    }),
    body: fc.oneof(
      { weight: 5, arbitrary: validBodies(description, operation).map((body) => JSON.stringify(body)) },
      { weight: 3, arbitrary: faultyBodies(description, operation).map(({ body }) => JSON.stringify(body)) },
      { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
      { weight: 1, arbitrary: fc.constantFrom('', '{', '[1', 'null', '"', 'id=1&status=new', 'nul') },
    ),
    chunked: fc.constantFrom(false, false, false, true),
  });
}

/** The first value five times out of six. */
function usually(valid: string, ...others: string[]): Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(valid) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

/** A valid request, apart from these parts. */
export function request(
  headers: Record<string, string> = {},
  parts: Partial<Omit<RandomRequest, 'headers'>> = {},
): RandomRequest {
  return {
    method: 'POST',
    path: '/v1/chats',
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json', ...headers },
    body: '{"customer":1,"application":1}',
    ...parts,
  };
}

/** Requests that get one response of each status. */
export const requestsByStatus: Record<number, RandomRequest> = {
  200: request({}, { method: 'PUT', path: '/v1/chats/status', body: '{"id":1,"status":"new"}' }),
  201: request(),
  400: request({}, { body: '{}' }),
  401: request({ authorization: '' }),
  404: request({}, { path: '/v1/customers' }),
  405: request({}, { method: 'PATCH' }),
  406: request({ accept: 'text/html' }),
  429: request({ prefer: 'code=429' }),
};
