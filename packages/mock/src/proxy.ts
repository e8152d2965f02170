import { writeFile } from 'node:fs/promises';
import { type Answer, answerViolations, findOperation, methodsOf } from './engine.ts';
import { mockError } from './errors.ts';
import { type Forwarded, forward, toUpstream } from './forward.ts';
import { decoded, listen, type Received, type Reply, toReply } from './http.ts';
import { checked } from './judge.ts';
import type { Log } from './log.ts';
import type { Operation } from './operations.ts';

export interface ProxyOptions {
  /** Where to forward to, such as `https://api.helpcrunch.com`, without a slash at the end. */
  upstream: string;
  port: number;
  host: string;
  /** Whether to forward also what the description forbids. */
  forwardInvalid: boolean;
  /** A file to write all violations to when the proxy is closed. */
  report?: string | undefined;
}

/** Something that the description does not allow. */
export interface ProxyViolation {
  time: string;
  method: string;
  path: string;
  /** What the upstream answered; null if it did not. */
  status: number | null;
  in: 'request' | 'response';
  message: string;
}

export interface RunningProxy {
  url: string;
  /** Returns how many violations there were. Rejects if the report cannot be written. */
  close(): Promise<number>;
}

/** How many bytes a body may have. */
const BODY_LIMIT = 10 * 1024 * 1024;

/** Forwards to another server, and checks both directions against the description. Rejects if the port is taken. */
export async function startProxy(
  options: ProxyOptions,
  log?: Log,
  onViolation?: (violation: ProxyViolation) => void,
): Promise<RunningProxy> {
  const found: ProxyViolation[] = [];
  const listener = await listen(options, BODY_LIMIT, async (request, signal) => {
    const started = performance.now();
    const { method, path } = request;
    const { reply, status, problems } = await exchange(options, request, signal);
    log?.({ method, path, status: reply.status, ms: performance.now() - started, wrong: [] });
    for (const problem of problems) {
      const violation = { time: new Date().toISOString(), method, path, status, ...problem };
      found.push(violation);
      onViolation?.(violation);
    }
    return reply;
  });
  return {
    url: listener.url,
    async close() {
      await listener.close();
      if (options.report) await writeFile(options.report, `${JSON.stringify(found, null, 2)}\n`);
      return found.length;
    },
  };
}

type Problem = Pick<ProxyViolation, 'in' | 'message'>;

interface Exchange {
  reply: Reply;
  status: number | null;
  problems: Problem[];
}

async function exchange(options: ProxyOptions, request: Received, signal: AbortSignal): Promise<Exchange> {
  const operation = findOperation(request.method, request.path);
  const problems = requestProblems(operation, request).map(
    (message): Problem => ({ in: 'request', message }),
  );
  // What is too large to be kept cannot be forwarded.
  if (problems.length > 0 && !(options.forwardInvalid && request.bytes)) return refused(problems);
  let outgoing: Request;
  try {
    outgoing = toUpstream(options.upstream, request, signal);
  } catch (error) {
    problems.push({ in: 'request', message: `It cannot be forwarded: ${(error as Error).message}` });
    return refused(problems);
  }
  try {
    const reply = await forward(outgoing);
    const found = operation ? responseProblems(operation, reply) : [];
    problems.push(...found.map((message): Problem => ({ in: 'response', message })));
    return { reply, status: reply.status, problems };
  } catch (error) {
    if (signal.aborted) throw error;
    const { cause = error } = error as Error;
    const { code, message: reason } = cause as Error & { code?: unknown };
    // That of a timeout is a number.
    const message = `The upstream gave no complete answer: ${typeof code === 'string' ? code : reason}`;
    problems.push({ in: 'response', message });
    return { reply: toReply(mockError(502, 'mock_upstream_failed', `${message}.`)), status: null, problems };
  }
}

function refused(problems: Problem[]): Exchange {
  const violations = problems.map(({ message }) => message);
  const refusal = mockError(400, 'mock_not_forwarded', 'The description forbids this request.', {
    violations,
  });
  return { reply: toReply(refusal), status: null, problems };
}

function requestProblems(operation: Operation | undefined, request: Received): string[] {
  const { method, path, body } = request;
  if (!operation) {
    const methods = methodsOf(path).join(', ');
    return [methods ? `${path} knows no ${method}, only ${methods}` : `The description has no path ${path}`];
  }
  if (body === undefined) return [`The body is larger than ${BODY_LIMIT} bytes`];
  const { credentials, faults } = checked(operation, request, body);
  const told = faults.map(({ field, message }) => `${field}: ${message}`);
  return credentials ? told : ['The API key is missing or badly formed', ...told];
}

function responseProblems(operation: Operation, { status, headers, body }: Forwarded): string[] {
  const answer: Answer = { status, headers: headers as Record<string, string>, body: undefined };
  const text = decoded(body);
  try {
    answer.body = text === '' ? undefined : JSON.parse(text);
  } catch {
    answer.body = text;
  }
  return answerViolations(operation, answer).map(({ message }) => message);
}
