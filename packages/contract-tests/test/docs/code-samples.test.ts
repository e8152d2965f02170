import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EOL } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import { createMock, startMock } from '@helpcrunch-chats/mock';
import { describe, expect, test } from 'vitest';
import { noBash } from '../support/bash.ts';
import { description, examples, operations, requestBody, responseBody } from '../support/description.ts';
import { docsFile, shownDescription } from './dist.ts';

interface Sent {
  method: string;
  path: string;
  authorization: string;
  body: unknown;
}

interface Shown {
  operationId: string;
  'x-codeSamples': { lang: string; source: string }[];
}

const run = promisify(execFile);
const LIMIT = { timeout: 60_000 };
const production = description.servers[0]?.url ?? '';

/** How a sample is run, with the mock in the place of the API, and what it prints for each response. */
const runners: Record<
  string,
  { run(source: string, url: string): Promise<{ stdout: string }>; print(response: unknown): string }
> = {
  curl: {
    run: (source, url) => run('bash', ['-ec', source.replaceAll(production, url)], LIMIT),
    print: (response) => JSON.stringify(response),
  },
  typescript: {
    run: (source, url) => {
      // The sample names no server, so its requests are sent to the mock.
      const redirect = `const { fetch } = globalThis;
        globalThis.fetch = (target, init) => fetch(target.replace('${production}', '${url}'), init);`;
      const args = ['--import', `data:text/javascript,${encodeURIComponent(redirect)}`];
      args.push('--input-type=module-typescript', '--eval', source);
      const env = { ...process.env, HELPCRUNCH_API_KEY: 'YOUR_API_KEY', NO_COLOR: '1' };
      const cwd = fileURLToPath(new URL('.', import.meta.url));
      return run(process.execPath, args, { cwd, env, ...LIMIT });
    },
    print: (response) => `${inspect(response)}\n`,
  },
  python: {
    run: (source, url) => {
      const env = { ...process.env, PYTHONUTF8: '1' };
      return run('python3', ['-c', source.replaceAll(production, url)], { env, ...LIMIT });
    },
    print: (response) => `${JSON.stringify(response)}\n`,
  },
  php: {
    run: (source, url) => run('php', ['-r', source.replace('<?php', '').replaceAll(production, url)], LIMIT),
    print: (response) => JSON.stringify(response),
  },
};

const missing: Record<string, string> = noBash ? { curl: noBash } : {};
for (const [lang, command, ...args] of [
  ['curl', 'curl', '--version'],
  ['python', 'python3', '-c', 'import requests'],
  ['php', 'php', '-r', 'curl_version();'],
] as [string, string, ...string[]][]) {
  await run(command, args).catch((error: { stderr?: string; message: string }) => {
    missing[lang] ??= error.stderr?.trim().split('\n').at(-1) || error.message;
  });
  if (missing[lang]) console.log(`The samples in ${lang} are skipped: ${missing[lang]}`);
}

/** Answers each request with the example that goes with it, while `send` is under way. Resolves to the requests. */
async function requestsOf(send: (url: string) => Promise<void>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const mock = createMock();
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const { authorization = '', 'content-type': type = '', prefer } = headers;
    const body = await text(incoming);
    sent.push({ method, path, authorization, body: JSON.parse(body) });
    const { requestBody: asked } = operations.find((one) => one.path === path) ?? {};
    const named = asked ? examples(asked) : [];
    const [example] =
      named.find(([, value]) => JSON.stringify(value) === JSON.stringify(JSON.parse(body))) ?? [];
    const preference = { prefer: prefer?.toString() ?? `example=${example}` };
    const response = await mock.fetch(`http://mock${path}`, {
      method,
      headers: { authorization, 'content-type': type, ...preference },
      body,
    });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await send(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return sent;
}

async function samplesOn(page: string): Promise<Shown[]> {
  const { paths } = (await shownDescription(page)) as { paths: Record<string, Record<string, Shown>> };
  return Object.values(paths).flatMap((item) => Object.values(item));
}

const english = await samplesOn('reference.html');

test('every operation has samples in the same languages', () => {
  expect(english.map(({ operationId }) => operationId)).toEqual(
    operations.map(({ operationId }) => operationId),
  );
  for (const { 'x-codeSamples': samples } of english)
    expect(samples.map(({ lang }) => lang)).toEqual(Object.keys(runners));
});

test('the Ukrainian samples differ only in their comments', async () => {
  const withoutComments = (shown: Shown[]) =>
    shown.flatMap(({ 'x-codeSamples': samples }) =>
      samples.map(({ source }) => source.replaceAll(/^(#|\/\/) .*$/gm, '')),
    );
  const ukrainian = await samplesOn('uk/reference.html');
  expect(withoutComments(ukrainian)).toEqual(withoutComments(english));
  expect(ukrainian).not.toEqual(english);
});

describe.concurrent.each(operations)('$operationId', LIMIT, ({ operationId, method, path, success }) => {
  const requests = examples(requestBody(operationId));
  const responses = new Map(examples(responseBody(operationId, success)));
  const samples = english.find((one) => one.operationId === operationId)?.['x-codeSamples'] ?? [];

  test.for(Object.entries(runners))(
    'the sample in %s sends each named request, and prints the responses',
    async ([lang, { run, print }], { skip }) => {
      if (missing[lang]) return skip(missing[lang]);
      const source = samples.find((sample) => sample.lang === lang)?.source ?? '';
      let output = '';
      const sent = await requestsOf(async (url) => {
        // Python ends lines as the system does.
        output = (await run(source, url)).stdout.replaceAll(EOL, '\n');
      });
      const authorization = 'Bearer YOUR_API_KEY';
      expect(sent).toEqual(requests.map(([, body]) => ({ method, path, authorization, body })));
      expect(output).toBe(requests.map(([name]) => print(responses.get(name))).join(''));
    },
  );
});

test.skipIf(missing.curl).each(['openapi.json', 'uk/openapi.json'])(
  'the first requests in the introduction of %s work when pasted',
  LIMIT,
  async (file) => {
    const { info } = JSON.parse(await docsFile(file)) as typeof description;
    const commands = [...info.description.matchAll(/```sh\n(.*?)```/gs)].map(([, command = '']) => command);
    const mock = await startMock({ port: 0 });
    try {
      const responses: unknown[] = [];
      for (const command of commands) {
        const pasted = command.replace('http://127.0.0.1:4010', mock.url);
        responses.push(JSON.parse((await run('bash', ['-ec', pasted], LIMIT)).stdout));
      }
      const created = { id: 1_000_001, status: 'empty', customer: { id: 8738438 }, applicationId: 3838 };
      expect(responses).toMatchObject([created, { ...created, status: 'closed' }]);
    } finally {
      await mock.close();
    }
  },
);
