import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
} from '@stoplight/prism-http';

/** What a client asks for with the header `Prefer`, as in Prism. */
export interface Preferences {
  code?: number;
  exampleKey?: string;
  dynamic: boolean;
  seed?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export type Engine = (request: IHttpRequest, preferences: Preferences) => Promise<Answer>;

// Prism wants a logger and writes several lines per request to it.
const silent = {
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
  fatal() {},
  success() {},
  note() {},
  start() {},
  child: () => silent,
};

/** Prism, in process, with the description loaded. It judges the request and picks the answer. */
export async function createEngine(): Promise<Engine> {
  const operations = await getHttpOperationsFromSpec(structuredClone(description));
  const config: IHttpConfig = {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: true,
    mock: { dynamic: false },
    upstreamProxy: undefined,
  };
  const prism = createInstance(config, { logger: silent as never });

  return async (request, preferences) => {
    const result = await prism.request(request, operations, { ...config, mock: preferences })();
    if (result._tag === 'Left') {
      const {
        name,
        message,
        status = 500,
        detail,
      } = result.left as Error & { status?: number; detail?: string };
      return {
        status,
        headers: { 'content-type': 'application/problem+json' },
        body: { type: name, title: message, status, detail },
      };
    }
    const { statusCode, headers, body } = result.right.output;
    return { status: statusCode, headers: headers ?? {}, body };
  };
}
