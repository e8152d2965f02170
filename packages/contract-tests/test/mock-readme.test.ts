import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@helpcrunch-chats/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const mock = fileURLToPath(new URL('../../mock/', import.meta.url));
const readme = await readFile(join(mock, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^## ([^\n]+)$|^```(\w+)\n(.*?)^```$/gms)].flatMap(
  ([, heading, language = '', code = ''], index, all) => {
    if (heading) return [];
    const section = all.slice(0, index).findLast(([, title]) => title)?.[1] ?? '';
    const [, , nextLanguage, nextCode] = all[index + 1] ?? [];
    return [{ section, language, code, output: nextLanguage === 'text' ? nextCode : undefined }];
  },
);
const of = (language: string) => blocks.filter((block) => block.language === language);

let folder: string;
/** Stands for the real API. */
let upstream: MockServer;

beforeAll(async () => {
  // Here the packages can be imported, and nothing is linted or committed.
  await mkdir(join(root, 'dist'), { recursive: true });
  folder = await mkdtemp(join(root, 'dist', 'readme-'));
  upstream = await startMock({ port: 0 });
  await mkdir(join(folder, 'bin'));
  await symlink(join(mock, 'dist', 'cli.js'), join(folder, 'bin', 'helpcrunch-chats-mock'));
  await writeFile(
    join(folder, 'some.test.mjs'),
    "import { test } from 'node:test'; test('ok', () => fetch(process.env.HELPCRUNCH_URL));",
  );
});
afterAll(async () => {
  await upstream.close();
  await rm(folder, { recursive: true });
});

function run(command: string, args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const PATH = [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
  // A test runner would otherwise take itself for a part of this one.
  const { VITEST: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...env, PATH }, timeout: 30_000 };
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

/** A port for each block, so that none that is in use is taken. */
async function withFreePort(code: string): Promise<{ code: string; restored(output: string): string }> {
  const server = await startMock({ port: 0 });
  const { port } = new URL(server.url);
  await server.close();
  return {
    code: code.replaceAll(/40(10|11)/g, port).replaceAll('https://api.helpcrunch.com', upstream.url),
    restored: (output) =>
      output
        .replaceAll(upstream.url, 'https://api.helpcrunch.com')
        .replaceAll(port, '40XX')
        .replaceAll(/[\d.]+ ms/g, '1.0 ms'),
  };
}

test('the README has all the recipes', () => {
  expect([...new Set(blocks.map(({ section }) => section))]).toEqual([
    'In process',
    'In place of the global `fetch`',
    'With MSW',
    'As a server',
    'On the command line',
    'In a CI job',
    'As a proxy against the real API',
  ]);
});

describe('the TypeScript in the README runs', () => {
  test.each(of('ts'))(
    '$section',
    async ({ section, code }) => {
      const isTest = code.includes("from 'vitest'");
      const file = join(folder, `${section.replaceAll(/\W+/g, '-')}${isTest ? '.test' : ''}.ts`);
      await writeFile(file, code);
      const {
        code: exitCode,
        stdout,
        stderr,
      } = isTest
        ? await run(process.execPath, [
            join(root, 'node_modules/vitest/vitest.mjs'),
            'run',
            '--root',
            folder,
            file,
          ])
        : await run(process.execPath, [file]);
      expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0 });
      if (isTest) {
        expect(stdout).toMatch(/1 passed/);
      } else {
        // What is logged is what the comments say.
        const comments = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment);
        expect(stdout.trim().split('\n')).toEqual(comments);
      }
    },
    30_000,
  );
});

describe('the commands in the README run', () => {
  test.each(of('sh'))(
    '$section',
    async ({ section, code, output }) => {
      const { code: script, restored } = await withFreePort(code);
      const { code: exitCode, stdout, stderr } = await run('bash', ['-c', script]);
      expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: section.includes('proxy') ? 1 : 0 });
      if (output) {
        const lines = (text: string) => restored(text).trim().split('\n').sort();
        expect(lines(stdout)).toEqual(lines(output.replaceAll(/40(10|11)/g, '40XX')));
      }
    },
    30_000,
  );
});
