import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import { createMock, type Mock, startMock } from '@helpcrunch-chats/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  description,
  examples,
  operation,
  operations,
  requestBody,
  responseBody,
} from '../support/description.ts';
import { shownDescription } from './dist.ts';
import { noBash } from './support/bash.ts';

const run = promisify(execFile);
const TIMEOUT = 15_000;
const production = description.servers[0]?.url ?? '';

interface Sent {
  method: string;
  path: string;
  authorization: string;
  body: unknown;
}

let mock: Mock;
let server: Server;
let url: string;
let folder: string;
const sent: Sent[] = [];

/** The mock, behind a server that notes what it is sent and asks for the example that goes with the request. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samples-'));
  mock = createMock();
  server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url: path = '', headers } = incoming;
    const body: unknown = JSON.parse(text);
    sent.push({ method, path, authorization: headers.authorization ?? '', body });
    const asked = operations.find((one) => one.path === path)?.operationId ?? '';
    const [example] = examples(requestBody(asked)).find(([, value]) => same(value, body)) ?? [];
    const answer = await mock.fetch(
      new Request(`http://mock${path}`, {
        method,
        headers: {
          authorization: headers.authorization ?? '',
          'content-type': headers['content-type'] ?? '',
          prefer: headers.prefer?.toString() ?? `example=${example}`,
        },
        body: text,
      }),
    );
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** How each sample is run: as it stands, but for the origin of the API. */
const runners: Record<string, (source: string) => Promise<string>> = {
  curl: async (source) => (await run('bash', ['-ec', local(source)], { timeout: TIMEOUT })).stdout,
  typescript: async (source) => {
    // The sample names no server, so what it fetches is sent to the mock.
    const redirect = `const { fetch } = globalThis;
      globalThis.fetch = (target, init) => fetch(target.replace('${production}', '${url}'), init);`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(redirect)}`];
    args.push('--input-type=module-typescript', '--eval', source);
    const env = { ...process.env, HELPCRUNCH_API_KEY: 'YOUR_API_KEY', NO_COLOR: '1' };
    const cwd = fileURLToPath(new URL('.', import.meta.url));
    return (await run(process.execPath, args, { cwd, env, timeout: TIMEOUT })).stdout;
  },
  python: async (source) => {
    const env = { ...process.env, PYTHONUTF8: '1' };
    const { stdout } = await run('python3', ['-c', local(source)], { env, timeout: TIMEOUT });
    // Python ends lines as the system does.
    return stdout.replaceAll(EOL, '\n');
  },
  php: async (source) => {
    const file = join(folder, 'sample.php');
    await writeFile(file, local(source));
    return (await run('php', [file], { timeout: TIMEOUT })).stdout;
  },
};

const local = (source: string): string => source.replaceAll(production, url);

/** What a sample prints for the answers to its requests. */
const printed: Record<string, (answers: unknown[]) => string> = {
  curl: (answers) => answers.map((answer) => JSON.stringify(answer)).join(''),
  typescript: (answers) => answers.map((answer) => `${inspect(answer)}\n`).join(''),
  python: (answers) => answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''),
  php: (answers) => answers.map((answer) => JSON.stringify(answer)).join(''),
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

describe.each(['reference.html', 'uk/reference.html'])('%s', async (page) => {
  const { paths } = (await shownDescription(page)) as { paths: Record<string, Record<string, Shown>> };
  const shown = Object.values(paths).flatMap((item) => Object.values(item));

  test('shows samples of all operations in the same languages', () => {
    expect(shown.map(({ operationId }) => operationId)).toEqual(
      operations.map(({ operationId }) => operationId),
    );
    for (const { 'x-codeSamples': samples } of shown) {
      expect(samples.map(({ lang }) => lang)).toEqual(Object.keys(runners));
    }
  });

  describe.each(shown)('$operationId', ({ operationId, 'x-codeSamples': samples }) => {
    const { method, path, responses } = operation(operationId);
    const success = Object.keys(responses).sort()[0] ?? '';
    const requests = examples(requestBody(operationId));
    const answers = new Map(examples(responseBody(operationId, success)));

    for (const { lang, label, source } of samples) {
      test.skipIf(missing[lang])(
        `the ${label} sample sends each named request and prints its answer`,
        async () => {
          sent.length = 0;
          const output = await runners[lang]?.(source);
          expect(sent).toEqual(
            requests.map(([, body]) => ({ method, path, authorization: 'Bearer YOUR_API_KEY', body })),
          );
          expect(output).toBe(printed[lang]?.(requests.map(([name]) => answers.get(name))));
        },
      );
    }
  });
});

interface Shown {
  operationId: string;
  'x-codeSamples': { lang: string; label: string; source: string }[];
}

test.skipIf(missing.curl).each(['info.md', 'overlays/uk.yaml'])(
  'the first requests of %s work when pasted',
  async (file) => {
    const text = readFileSync(new URL(file, new URL('../../../openapi/', import.meta.url)), 'utf8');
    const commands = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, command = '']) => command);
    const fresh = await startMock({ port: 0 });
    try {
      const answers: unknown[] = [];
      for (const command of commands) {
        const pasted = command.replace('http://127.0.0.1:4010', fresh.url);
        answers.push(JSON.parse((await run('bash', ['-ec', pasted], { timeout: TIMEOUT })).stdout));
      }
      const created = { id: 1_000_001, status: 'empty', customer: { id: 8738438 }, applicationId: 3838 };
      expect(answers).toMatchObject([created, { ...created, status: 'closed' }]);
    } finally {
      await fresh.close();
    }
  },
);
