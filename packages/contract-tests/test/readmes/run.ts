import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@helpcrunch-chats/mock';
import { inject } from 'vitest';
import { examples, responseBody } from '../support/description.ts';

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** How long a block may take, on a machine that does much else. */
export const LIMIT = 90_000;

const SEEDED = [5214000, 5215752, 5215766];
const installed = inject('installed');
const preload = new URL('preload.mjs', import.meta.url).href;
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));

/** Where the code of all READMEs is. */
export const folder: string = mkdtempSync(join(installed, 'readmes-'));

/** Runs something with a mock in the place of the real API. */
export async function withApi<T>(use: (api: MockServer) => Promise<T>): Promise<T> {
  const api = await startMock({ port: 0 });
  const [, chat] = examples(responseBody('updateChatStatus', 200))[0] ?? [];
  for (const id of SEEDED) api.mock.chats.seed({ ...(chat as object), id } as never);
  try {
    return await use(api);
  } finally {
    await api.close();
  }
}

/** Runs a program in TypeScript where the packages are installed. */
export function runScript(name: string, api: MockServer, env: Record<string, string> = {}): Promise<Ran> {
  return execute(process.execPath, ['--import', preload, name], folder, { ...env, MOCK_URL: api.url });
}

export function runTests(names: string[]): Promise<Ran> {
  return execute(process.execPath, [vitest, 'run', '--root', folder, ...names], folder);
}

/** Runs commands in a folder of their own, in which a user would have the packages and some tests. */
export function runCommands(script: string): Promise<Ran> {
  const project = mkdtempSync(join(folder, 'project-'));
  symlinkSync(join(installed, 'node_modules'), join(project, 'node_modules'), 'junction');
  mkdirSync(join(project, 'test'));
  writeFileSync(
    join(project, 'test', 'users.test.mjs'),
    "import { test } from 'node:test'; test('ok', () => fetch(process.env.HELPCRUNCH_URL));",
  );
  return execute('bash', ['-c', script], project);
}

function execute(
  command: string,
  args: string[],
  cwd: string,
  more: Record<string, string> = {},
): Promise<Ran> {
  // A test runner would take itself for a part of this one.
  const { VITEST: _, NODE_TEST_CONTEXT: __, PATH, ...inherited } = process.env;
  const env = {
    ...inherited,
    PATH: [join(installed, 'node_modules', '.bin'), dirname(process.execPath), PATH].join(delimiter),
    // Under pnpm it would let Node.js find all packages of the workspace.
    NODE_PATH: '',
    HELPCRUNCH_API_KEY: 'test-key',
    NO_COLOR: '1',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
    ...more,
  };
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, timeout: LIMIT }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}
