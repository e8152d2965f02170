import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import type { GeneratedRequest } from './generated-requests.ts';

/** One way in which the mock judges otherwise than the stock `prism mock`, on purpose. */
export interface Difference {
  what: string;
  /** Whether a request may be judged differently for this reason. */
  covers(request: GeneratedRequest): boolean;
  /** A request that is, and the two statuses; `none` if there is no answer at all. */
  request: GeneratedRequest;
  prism: number | 'none';
  mock: number;
}

const good: GeneratedRequest = {
  method: 'POST',
  path: '/v1/chats',
  headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
  body: '{"customer":1,"application":1}',
};

function but(headers: Record<string, string>, more: Partial<GeneratedRequest> = {}): GeneratedRequest {
  return { ...good, headers: { ...good.headers, ...headers }, ...more };
}

function isMalformed({ headers, body }: GeneratedRequest): boolean {
  if (!/json/.test(headers['content-type'] ?? '') || body === '') return false;
  try {
    JSON.parse(body);
    return false;
  } catch {
    return true;
  }
}

interface Described {
  responses: Record<string, { content?: { 'application/json': { examples: object } } }>;
}

/** What the description says of the operation at a path; undefined if there is none. */
function responsesAt(path: string): Described['responses'] | undefined {
  const item = (description.paths as object as Record<string, Record<string, Described>>)[
    path.split('?')[0] ?? ''
  ];
  return Object.values(item ?? {})[0]?.responses;
}

function knowsNo404(path: string): boolean {
  const responses = responsesAt(path);
  return responses !== undefined && !('404' in responses);
}

function showsNoAllFields(path: string): boolean {
  const responses = responsesAt(path);
  return responses !== undefined && !JSON.stringify(responses).includes('"allFields":');
}

/** The only ones. The test of the agreement checks that each is still there, and that there is no other. */
export const differences: Difference[] = [
  {
    what: 'malformed JSON leaves Prism without an answer',
    covers: isMalformed,
    request: but({}, { body: '{"customer":1,' }),
    prism: 'none',
    mock: 400,
  },
  {
    what: 'the word Bearer may be written in any case',
    covers: ({ headers }) =>
      /^bearer/i.test(headers.authorization ?? '') && !/^Bearer/.test(headers.authorization ?? ''),
    request: but({ authorization: 'bearer test-key' }),
    prism: 401,
    mock: 201,
  },
  {
    what: 'an API key in angle brackets is badly formed',
    covers: ({ headers }) => /^Bearer <.*>$/.test(headers.authorization ?? ''),
    request: but({ authorization: 'Bearer <test-key>' }),
    prism: 201,
    mock: 401,
  },
  {
    what: 'an API key in quotes is badly formed',
    covers: ({ headers }) => /^Bearer ["']/.test(headers.authorization ?? ''),
    request: but({ authorization: 'Bearer "test-key"' }),
    prism: 201,
    mock: 401,
  },
  {
    what: 'an API key with a space is badly formed',
    covers: ({ headers }) => /^Bearer \S+ /.test(headers.authorization ?? ''),
    request: but({ authorization: 'Bearer test key' }),
    prism: 201,
    mock: 401,
  },
  {
    what: 'Prefer with an undeclared status is an error of the mock, not an imitated 404',
    covers: ({ path, headers }) =>
      /code=418/.test(headers.prefer ?? '') || (/code=404/.test(headers.prefer ?? '') && knowsNo404(path)),
    request: but({ prefer: 'code=418' }),
    prism: 404,
    mock: 400,
  },
  {
    what: 'Prefer with an undeclared example is an error of the mock, not an imitated 404',
    covers: ({ path, headers }) =>
      /example=none/.test(headers.prefer ?? '') ||
      (/example=allFields/.test(headers.prefer ?? '') && showsNoAllFields(path)),
    request: but({ prefer: 'example=none' }),
    prism: 404,
    mock: 400,
  },
  {
    what: 'Prefer with an example of another status does not change the status',
    covers: ({ headers }) => /code=409, example=assigned/.test(headers.prefer ?? ''),
    request: but({ prefer: 'code=409, example=assigned' }),
    prism: 201,
    mock: 400,
  },
  {
    what: 'Prefer with a status in a form that is not accepted is not acceptable, and no failure',
    covers: ({ headers }) => /code=/.test(headers.prefer ?? '') && !/json|\*/.test(headers.accept ?? '*'),
    request: but({ prefer: 'code=409', accept: 'text/html' }),
    prism: 500,
    mock: 406,
  },
  {
    what: 'Prefer that makes no sense is an error of the mock with 400',
    covers: ({ headers }) => /code=x|dynamic=perhaps/.test(headers.prefer ?? ''),
    request: but({ prefer: 'code=x' }),
    prism: 422,
    mock: 400,
  },
  {
    what: 'a content type that is none is a wrong content type',
    covers: ({ headers }) => headers['content-type'] === 'nonsense',
    request: but({ 'content-type': 'nonsense' }),
    prism: 500,
    mock: 400,
  },
  {
    what: 'a body over the limit is not read',
    covers: ({ body }) => body.length > 1024 * 1024,
    request: but({}, { body: good.body.padEnd(1024 * 1024 + 1) }),
    prism: 201,
    mock: 413,
  },
  {
    what: 'OPTIONS is a method like any other',
    covers: ({ method }) => method === 'OPTIONS',
    request: but(
      { origin: 'http://example.com', 'access-control-request-method': 'POST' },
      { method: 'OPTIONS' },
    ),
    prism: 204,
    mock: 405,
  },
];
