const FAILED_TEST = /^@helpcrunch-chats\/(\S+):test\S*: +FAIL +(.+)$/gm;
const FAILED_TASK = /^ *Failed: +(.+)$/m;

/** The tests that failed in what turbo printed, and the tasks that failed without saying which test. */
export function failures(output: string): string[] {
  const tests = [...output.matchAll(FAILED_TEST)].map(([, name, test = '']) => ({ name, test }));
  const [, tasks = ''] = FAILED_TASK.exec(output) ?? [];
  const silent = tasks
    .split(', ')
    .map((task) => task.replace('@helpcrunch-chats/', ''))
    .filter((task) => task && !tests.some(({ name }) => task.startsWith(`${name}#test`)));
  const names = [...tests.map(({ name, test }) => `${name}: ${test}`), ...silent];
  return names.length > 0 ? [...new Set(names)] : ['no test: read the log'];
}
