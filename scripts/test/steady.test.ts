import { expect, test } from 'vitest';
import { failures } from '../steady/failures.ts';

test('names each test that failed once, and the tasks that failed without a test', () => {
  const output = `
@helpcrunch-chats/client:test:  ✓ test/retries.test.ts (58 tests) 56ms
@helpcrunch-chats/client:test:  FAIL  test/hooks.test.ts > hooks > wait
@helpcrunch-chats/client:test: AssertionError: expected 1 to be 2
@helpcrunch-chats/client:test:  FAIL  test/hooks.test.ts > hooks > wait
@helpcrunch-chats/docs:test:  FAIL  test/browser.test.ts > the language switch > keeps the place
 Tasks:    2 successful, 6 total
Failed:    @helpcrunch-chats/client#test, @helpcrunch-chats/docs#test, @helpcrunch-chats/mock#typecheck, //#lint:code
`;
  expect(failures(output)).toEqual([
    'client: test/hooks.test.ts > hooks > wait',
    'docs: test/browser.test.ts > the language switch > keeps the place',
    'mock#typecheck',
    '//#lint:code',
  ]);
});

test('says so when nothing in the output tells what failed', () => {
  expect(failures('Segmentation fault')).toEqual(['no test: read the log']);
});
