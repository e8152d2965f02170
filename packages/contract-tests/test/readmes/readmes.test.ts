import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, type TestContext, test } from 'vitest';
import { noBash } from '../support/bash.ts';
import { COMPILE_LIMIT, compile } from '../support/compile.ts';
import { freePort } from '../support/ports.ts';
import { blocksOf } from './blocks.ts';
import { type Redis, startRedis } from './redis.ts';
import { folder, LIMIT, runCommands, runScript, runTests, withApi } from './run.ts';

const NO_REDIS = 'redis-server is not installed';

const published = (name: string) =>
  join(inject('installed'), 'node_modules', '@helpcrunch-chats', name, 'README.md');
const READMES = {
  root: fileURLToPath(new URL('../../../../README.md', import.meta.url)),
  client: published('client'),
  mock: published('mock'),
  openapi: published('openapi'),
};

const blocks = Object.entries(READMES).flatMap(([readme, file]) =>
  blocksOf(file).map((block, index) => {
    const isTest = block.code.includes("from 'vitest'");
    return { ...block, readme, isTest, name: `${readme}-${index}${isTest ? '.test' : ''}.ts` };
  }),
);
const typescript = blocks.filter(({ language }) => language === 'ts');
const tests = typescript.filter(({ isTest }) => isTest);
for (const { name, code } of typescript) writeFileSync(join(folder, name), code);

let redis: Redis | undefined;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.stop());

test('the README of the mock has all recipes', () => {
  const sections = blocks.filter(({ readme }) => readme === 'mock').map(({ section }) => section);
  expect([...new Set(sections)]).toEqual([
    'In process',
    'In place of the global `fetch`',
    'With MSW',
    'As a server',
    'On the command line',
    'In a CI job',
    'As a proxy against the real API',
  ]);
});

describe.concurrent('of the READMEs', { timeout: LIMIT }, () => {
  test('all TypeScript compiles', { timeout: COMPILE_LIMIT }, async () => {
    const names = typescript.map(({ name }) => name);
    const options = { types: ['node'], resolveJsonModule: true, skipLibCheck: true };
    expect(
      await compile(folder, names, 'typescript', { ...options, exactOptionalPropertyTypes: false }),
    ).toBe('');
  });

  test('all tests pass', async () => {
    const ran = await runTests(tests.map(({ name }) => name));
    expect(ran).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(`Tests +${tests.length} passed`),
    });
  });

  test.for(typescript.filter(({ isTest }) => !isTest))(
    'the TypeScript under “$section” of $readme prints what is said',
    async ({ name, note, output }, context) => {
      if (note === 'redis' && !redis) return leaveOut(context, NO_REDIS);
      const { ran, requests } = await withApi(async (api) => ({
        ran: await runScript(name, api, redis && { REDIS_URL: redis.url }),
        requests: api.mock.requests.length,
      }));
      expect({ ...ran, stdout: ran.stdout.trim() }).toEqual({ exitCode: 0, stdout: output, stderr: '' });
      // A block that prints nothing must at least have sent something.
      if (!output) expect(requests).toBeGreaterThan(0);
    },
  );

  test.for(blocks.filter(({ language }) => language === 'sh'))(
    'the commands under “$section” of $readme run',
    async ({ note, code, output }, context) => {
      if (noBash) return leaveOut(context, noBash);
      const port = String(await freePort());
      const { ran, url } = await withApi(async ({ url }) => {
        const script = code.replaceAll(/40(10|11)/g, port).replaceAll('https://api.helpcrunch.com', url);
        return { ran: await runCommands(script), url };
      });
      expect(ran.exitCode, ran.stdout + ran.stderr).toBe(note === 'fails' ? 1 : 0);
      if (!output) return;
      // Two processes print, in no certain order.
      const lines = (text: string) => text.trim().split('\n').sort();
      const printed = ran.stdout
        .replaceAll(url, 'https://api.helpcrunch.com')
        .replaceAll(port, '40XX')
        .replaceAll(/[\d.]+ ms/g, '1.0 ms');
      expect(lines(printed)).toEqual(lines(output.replaceAll(/40(10|11)/g, '40XX')));
    },
  );

  test('the limiter over Redis lets 60 requests through in a window, and holds the others', async (context) => {
    if (!redis) return leaveOut(context, NO_REDIS);
    const { url: REDIS_URL } = redis;
    const { code = '' } = blocks.find(({ note }) => note === 'redis') ?? {};
    const many = code
      .replace(
        /await chats\.updateChatStatus[\s\S]*$/,
        `const held = new AbortController();
let sent = 0;
const calls = Array.from({ length: 70 }, () =>
  chats.updateChatStatus({ id: 5215752, status: 'closed' }, { signal: held.signal }).then(() => sent++, () => {}));
// All have asked, and those that may have sent.
while (sent < 60 || ((await window.get('another account'))?.consumedPoints ?? 0) < 70) await sleep(20);
held.abort();
await Promise.all(calls);
console.log(sent);
await redis.close();
`,
      )
      .replace("consume('helpcrunch')", "consume('another account')");
    writeFileSync(join(folder, 'many.ts'), many);
    const ran = await withApi((api) => runScript('many.ts', api, { REDIS_URL }));
    expect(ran).toEqual({ exitCode: 0, stdout: '60\n', stderr: '' });
  });
});

function leaveOut({ task, skip }: TestContext, reason: string): void {
  console.log(`Skipped ${task.name}: ${reason}.`);
  skip(reason);
}
