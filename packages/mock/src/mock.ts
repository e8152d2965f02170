import { createEngine, type Preferences } from './engine.ts';

/** The mock in process: a function from a request to its response. */
export interface Mock {
  fetch(request: Request): Promise<Response>;
}

/** Creates a mock of the HelpCrunch Chats API. */
export function createMock(): Mock {
  const ready = createEngine();

  return {
    async fetch(request) {
      const engine = await ready;
      const { pathname } = new URL(request.url);
      const body = parse(await request.text());
      // Prism would never answer.
      if (body === malformed) return malformedResponse();
      const answer = await engine(
        {
          method: request.method.toLowerCase() as 'put',
          url: { path: pathname },
          headers: Object.fromEntries(request.headers),
          body,
        },
        preferences(request.headers.get('prefer') ?? ''),
      );
      return new Response(JSON.stringify(answer.body), { status: answer.status, headers: answer.headers });
    },
  };
}

const malformed = Symbol('malformed JSON');

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return malformed;
  }
}

function malformedResponse(): Response {
  return Response.json(
    { errors: [{ code: 'invalid_request', message: 'The body is not JSON' }] },
    { status: 400 },
  );
}

function preferences(header: string): Preferences {
  const entries = header
    .split(/[,;]/)
    .map((part) => part.split('=').map((word) => word.trim().replace(/^"(.*)"$/, '$1')));
  const { code, example, dynamic, seed } = Object.fromEntries(entries) as Record<string, string | undefined>;
  return {
    dynamic: dynamic === 'true',
    ...(code && { code: Number(code) }),
    ...(example && { exampleKey: example }),
    ...(seed && { seed }),
  };
}
