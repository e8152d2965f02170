import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { description, operations } from '../test/support/description.ts';

/** A request that was sent, and its answer. */
export interface Exchange {
  operationId: string;
  request: Record<string, unknown>;
  /** 0 if there was no answer. */
  status: number;
  type: string;
  text: string;
}

export interface RecordingProxy {
  url: string;
  exchanges: Exchange[];
  /** The chat that was created; undefined as long as there is none. */
  chatId(): number | undefined;
  /** Waits for the request under way, which may change the chat. */
  close(): Promise<void>;
}

/** What the workflow sends for a key; only the proxy knows the real one. */
export const KEY_OF_PROXY = 'key-of-the-proxy';
/** The workflow's chat that nobody has. */
const MISSING_CHAT = 2_147_483_647;

const { requests, perSeconds } = description['x-rate-limit'];
const ATTEMPTS = 3;

/**
 * Stands between the workflow and the API: puts the real key in, keeps to the rate limit, and records everything.
 * It lets one chat be created, and nothing be changed but that; otherwise it calls `stop` with the reason.
 * When `signal` is aborted it sends nothing more.
 */
export async function startProxy(
  target: string,
  apiKey: string,
  signal: AbortSignal,
  stop: (reason: string) => void,
): Promise<RecordingProxy> {
  const exchanges: Exchange[] = [];
  let free = 0;
  let creations = 0;
  let underWay = Promise.resolve();

  function refusal(operationId: string | undefined, body: Record<string, unknown>): string | undefined {
    if (operationId === undefined)
      return 'the workflow asked for something that the description does not have';
    if (operationId === 'createChat') {
      creations++;
      return creations > 1 ? 'the workflow wanted a second chat' : undefined;
    }
    if (body.id === MISSING_CHAT) return undefined;
    if (chatId() === undefined) return 'the API did not create a chat';
    return body.id === chatId() || body.id === String(chatId())
      ? undefined
      : 'the workflow wanted another chat';
  }

  function chatId(): number | undefined {
    const created = exchanges.find(
      ({ operationId, status }) => operationId === 'createChat' && status >= 200 && status < 300,
    );
    const id = Number((parsed(created?.text) as { id?: unknown } | undefined)?.id);
    return Number.isSafeInteger(id) && id > 0 ? id : undefined;
  }

  /** Sends the request, and again if the account has used up its limit. */
  async function send(
    operationId: string,
    url: string,
    init: RequestInit & { body: string },
  ): Promise<Exchange> {
    for (let attempt = 1; ; attempt++) {
      await sleep(Math.max(0, free - Date.now()), undefined, { signal });
      const { retryAfter, ...exchange } = await answered(url, init);
      free = Date.now() + (perSeconds * 1000) / requests;
      const recorded = { operationId, request: parsed(init.body) as Record<string, unknown>, ...exchange };
      exchanges.push(recorded);
      if (exchange.status !== 429 || attempt === ATTEMPTS) return recorded;
      free = Date.now() + retryAfter * 1000;
    }
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const { method = '', url = '', headers } = incoming;
    const operationId = operations.find(
      (known) => known.method === method && known.path === url,
    )?.operationId;
    const reason = refusal(operationId, (parsed(body) ?? {}) as Record<string, unknown>);
    if (reason !== undefined || operationId === undefined) {
      outgoing.destroy();
      return stop(reason ?? '');
    }
    const authorization = headers.authorization?.replace(KEY_OF_PROXY, () => apiKey) ?? '';
    const sent = { authorization, 'content-type': 'application/json', accept: 'application/json' };
    const { status, text } = await send(operationId, target + url, { method, headers: sent, body });
    // Redocly ends at once if it cannot read an answer. What is wrong with it is told from the record.
    outgoing.writeHead(status < 200 ? 502 : status, { 'content-type': 'application/json' });
    outgoing.end([204, 304].includes(status) || parsed(text) !== undefined ? text : 'null');
  }

  const server = createServer((incoming, outgoing) => {
    underWay = handle(incoming, outgoing).catch(() => void outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    chatId,
    async close() {
      await underWay;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function answered(
  url: string,
  init: RequestInit,
): Promise<Omit<Exchange, 'operationId' | 'request'> & { retryAfter: number }> {
  try {
    const signal = AbortSignal.timeout(30_000);
    // A redirect is an answer nobody has documented, and must not get the key.
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
      retryAfter: waitOf(response.headers.get('retry-after')),
    };
  } catch {
    return { status: 0, type: '', text: '', retryAfter: 0 };
  }
}

/** How many seconds to wait; what is no number, or longer than the limit is counted over, is as long as that. */
function waitOf(retryAfter: string | null): number {
  return /^\d+$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter), perSeconds) : perSeconds;
}

/** Undefined for what is no JSON. */
export function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
