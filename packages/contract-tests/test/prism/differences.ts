import { description } from '../support/description.ts';
import { type RandomRequest, request } from './requests.ts';

/** A kind of request that the mock judges differently from stock Prism, on purpose. */
export interface Difference {
  what: string;
  /** Whether a request is of this kind. */
  covers(request: RandomRequest): boolean;
  /** Such a request, and the statuses of both; `none` if there is no response at all. */
  request: RandomRequest;
  prism: number | 'none';
  mock: number;
}

function throws(parse: () => unknown): boolean {
  try {
    parse();
    return false;
  } catch {
    return true;
  }
}

function isMalformedJson({ headers, body }: RandomRequest): boolean {
  return /json/.test(headers['content-type'] ?? '') && body !== '' && throws(() => JSON.parse(body));
}

/** Prism reads a form only if the request does not declare its length. */
function isMalformedForm({ headers, body, chunked = false }: RandomRequest): boolean {
  const names = body.split('&').map((field) => field.split('=')[0] ?? '');
  const isForm = chunked && /form/.test(headers['content-type'] ?? '');
  return isForm && names.some((name) => throws(() => decodeURIComponent(name)));
}

/** Prism does not survive it. */
export const malformedForm: RandomRequest = request(
  { 'content-type': 'application/x-www-form-urlencoded' },
  { body: '%=1', chunked: true },
);

/** The responses of the operation at a path; undefined if there is none. */
function responsesAt(path: string): object | undefined {
  const [pathname = ''] = path.split('?');
  return Object.values(description.paths[pathname] ?? {})[0]?.responses;
}

function hasNo404(path: string): boolean {
  const responses = responsesAt(path);
  return responses !== undefined && !('404' in responses);
}

function hasNoAllFields(path: string): boolean {
  const responses = responsesAt(path);
  return responses !== undefined && !JSON.stringify(responses).includes('"allFields":');
}

/** All of them. The test proves that each exists and that there are no others. */
export const differences: Difference[] = [
  {
    what: 'Prism never responds to a body that it cannot parse',
    covers: (request) => isMalformedJson(request) || isMalformedForm(request),
    request: request({}, { body: '{"customer":1,' }),
    prism: 'none',
    mock: 400,
  },
  {
    what: 'the mock accepts the word Bearer in any case',
    covers: ({ headers }) =>
      /^bearer/i.test(headers.authorization ?? '') && !/^Bearer/.test(headers.authorization ?? ''),
    request: request({ authorization: 'bearer test-key' }),
    prism: 401,
    mock: 201,
  },
  {
    what: 'the mock rejects an API key in angle brackets',
    covers: ({ headers }) => /^Bearer <.*>$/.test(headers.authorization ?? ''),
    request: request({ authorization: 'Bearer <test-key>' }),
    prism: 201,
    mock: 401,
  },
  {
    what: 'the mock rejects an API key in quotes',
    covers: ({ headers }) => /^Bearer ["']/.test(headers.authorization ?? ''),
    request: request({ authorization: 'Bearer "test-key"' }),
    prism: 201,
    mock: 401,
  },
  {
    what: 'the mock rejects an API key with a space',
    covers: ({ headers }) => /^Bearer \S+ /.test(headers.authorization ?? ''),
    request: request({ authorization: 'Bearer test key' }),
    prism: 201,
    mock: 401,
  },
  {
    what: 'Prefer with an undeclared status is an error of the mock, not a 404',
    covers: ({ path, headers }) =>
      /code=418/.test(headers.prefer ?? '') || (/code=404/.test(headers.prefer ?? '') && hasNo404(path)),
    request: request({ prefer: 'code=418' }),
    prism: 404,
    mock: 400,
  },
  {
    what: 'Prefer with an undeclared example is an error of the mock, not a 404',
    covers: ({ path, headers }) =>
      /example=none/.test(headers.prefer ?? '') ||
      (/example=allFields/.test(headers.prefer ?? '') && hasNoAllFields(path)),
    request: request({ prefer: 'example=none' }),
    prism: 404,
    mock: 400,
  },
  {
    what: 'Prefer with an example of another status does not change the status',
    covers: ({ headers }) => /code=409, example=assigned/.test(headers.prefer ?? ''),
    request: request({ prefer: 'code=409, example=assigned' }),
    prism: 201,
    mock: 400,
  },
  {
    what: 'Prefer with a status in a media type that the client rejects is not acceptable, and not a failure',
    covers: ({ headers }) => /code=/.test(headers.prefer ?? '') && !/json|\*/.test(headers.accept ?? '*'),
    request: request({ prefer: 'code=409', accept: 'text/html' }),
    prism: 500,
    mock: 406,
  },
  {
    what: 'an invalid Prefer is a 400 of the mock',
    covers: ({ headers }) => /code=x|dynamic=perhaps/.test(headers.prefer ?? ''),
    request: request({ prefer: 'code=x' }),
    prism: 422,
    mock: 400,
  },
  {
    what: 'a malformed content type is a wrong content type',
    covers: ({ headers }) => headers['content-type'] === 'nonsense',
    request: request({ 'content-type': 'nonsense' }),
    prism: 500,
    mock: 400,
  },
  {
    what: 'the mock rejects a body above its limit',
    covers: ({ body }) => body.length > 1024 * 1024,
    request: request({}, { body: request().body.padEnd(1024 * 1024 + 1) }),
    prism: 201,
    mock: 413,
  },
  {
    what: 'the mock treats OPTIONS like any other method',
    covers: ({ method }) => method === 'OPTIONS',
    request: request(
      { origin: 'http://example.com', 'access-control-request-method': 'POST' },
      { method: 'OPTIONS' },
    ),
    prism: 204,
    mock: 405,
  },
];
