import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@helpcrunch-chats/mock';
import { afterAll, beforeAll, expect, inject, type TestContext, test } from 'vitest';
import { noBash } from '../support/bash.ts';
import { compile } from '../support/compile.ts';
import { examples, responseBody } from '../support/description.ts';
import { type Block, blocksOf } from './blocks.ts';

const preload = new URL('preload.mjs', import.meta.url).href;
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const SEEDED = [5214000, 5215752, 5215766];

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface Readme {
  blocks: Block[];
  /** Runs TypeScript where the packages are installed. */
  run(name: string, code: string, env?: Record<string, string>): Promise<Ran>;
}

/**
 * Tests that all TypeScript in the README of a folder compiles, and that each of its blocks runs and prints what it tells,
 * in a folder with the installed packages. `environment` is asked for the block's variables, or why it must be skipped.
 */
export function testReadme(
  readmeOf: string,
  environment: (block: Block) => Record<string, string> | string = () => ({}),
): Readme {
  const blocks = blocksOf(readmeOf);
  const folder = mkdtempSync(join(inject('installed'), 'readme-'));
  /** Stands for the real API. */
  let api: MockServer;
  beforeAll(async () => {
    api = await startMock({ port: 0 });
    const [, chat] = examples(responseBody('updateChatStatus', 200))[0] ?? [];
    for (const id of SEEDED) api.mock.chats.seed({ ...(chat as object), id } as never);
  });
  afterAll(() => api.close());

  function execute(
    command: string,
    args: string[],
    env: Record<string, string> = {},
    cwd = folder,
  ): Promise<Ran> {
    const PATH = [
      join(inject('installed'), 'node_modules', '.bin'),
      dirname(process.execPath),
      process.env.PATH,
    ].join(delimiter);
    // A test runner would otherwise take itself for a part of this one.
    const { VITEST: _, NODE_TEST_CONTEXT: __, ...inherited } = process.env;
    // Where pnpm runs something, NODE_PATH lets it find all packages of the workspace.
    const own = { PATH, NODE_PATH: '', HELPCRUNCH_API_KEY: 'test-key', MOCK_URL: api.url };
    const options = { cwd, env: { ...inherited, ...own, ...env }, timeout: 30_000 };
    return new Promise((resolve) => {
      execFile(command, args, options, (error, stdout, stderr) => {
        resolve({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
    });
  }

  function run(name: string, code: string, env?: Record<string, string>): Promise<Ran> {
    writeFileSync(join(folder, name), code);
    return name.endsWith('.test.ts')
      ? execute(process.execPath, [vitest, 'run', '--root', folder, name], env)
      : execute(process.execPath, ['--import', preload, name], env);
  }

  const scripts = blocks
    .filter(({ language }) => language === 'ts')
    .map((block, index) => ({
      ...block,
      name: `${index}${block.code.includes("from 'vitest'") ? '.test' : ''}.ts`,
    }));

  test('all TypeScript compiles', { timeout: 30_000 }, () => {
    for (const { name, code } of scripts) writeFileSync(join(folder, name), code);
    const names = scripts.map(({ name }) => name);
    expect(
      compile(
        folder,
        names,
        'typescript',
        '--types',
        'node',
        '--resolveJsonModule',
        '--skipLibCheck',
        '--exactOptionalPropertyTypes',
        'false',
      ),
    ).toBe('');
  });

  test.for(scripts)('the TypeScript under “$section” runs', { timeout: 30_000 }, async (block, context) => {
    const env = environment(block);
    if (typeof env === 'string') return leaveOut(context, env);
    const before = api.mock.requests.length;
    const ran = await run(block.name, block.code, env);
    if (block.name.endsWith('.test.ts')) {
      expect(ran).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/1 passed/) });
    } else {
      expect({ ...ran, stdout: ran.stdout.trim() }).toEqual({
        exitCode: 0,
        stdout: block.output,
        stderr: '',
      });
      // A block that prints nothing must at least have sent something.
      if (!block.output) expect(api.mock.requests.length).toBeGreaterThan(before);
    }
  });

  // A folder of its own, in which a user would have the packages and some tests.
  const project = join(folder, 'project');
  mkdirSync(project);
  symlinkSync(join(inject('installed'), 'node_modules'), join(project, 'node_modules'), 'junction');
  writeFileSync(
    join(project, 'users.test.mjs'),
    "import { test } from 'node:test'; test('ok', () => fetch(process.env.HELPCRUNCH_URL));",
  );

  const commands = blocks.filter(
    ({ language, code }) => language === 'sh' && !code.startsWith('npm install'),
  );
  test.for(commands)(
    'the commands under “$section” run',
    { timeout: 30_000 },
    async ({ note, code, output }, context) => {
      if (noBash) return leaveOut(context, noBash);
      const port = await freePort();
      const script = code.replaceAll(/40(10|11)/g, port).replaceAll('https://api.helpcrunch.com', api.url);
      const { exitCode, stdout, stderr } = await execute('bash', ['-c', script], {}, project);
      expect(exitCode, stdout + stderr).toBe(note === 'fails' ? 1 : 0);
      if (!output) return;
      // Two processes print, in no certain order.
      const lines = (text: string) => text.trim().split('\n').sort();
      const told = stdout
        .replaceAll(api.url, 'https://api.helpcrunch.com')
        .replaceAll(port, '40XX')
        .replaceAll(/[\d.]+ ms/g, '1.0 ms');
      expect(lines(told)).toEqual(lines(output.replaceAll(/40(10|11)/g, '40XX')));
    },
  );

  return { blocks, run };
}

function leaveOut({ task, skip }: TestContext, reason: string): void {
  console.log(`Skipped ${task.name}: ${reason}.`);
  skip(reason);
}

/** A port for each block, so that none that is in use is taken. */
async function freePort(): Promise<string> {
  const server = await startMock({ port: 0 });
  await server.close();
  return new URL(server.url).port;
}
