import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

/** A step of the Arazzo workflow. Its values may be expressions, such as `$inputs.customer`. */
export interface Step {
  stepId: string;
  /** `$sourceDescriptions.chats.createChat` */
  operationId: string;
  'x-security': [{ values: { token: string } }];
  requestBody: { payload: Record<string, unknown> };
  successCriteria: { condition: string }[];
  outputs?: Record<string, string>;
}

/** What expressions refer to: `$steps.create.outputs.chat` is `context.steps.create.outputs.chat`. */
export interface Context {
  inputs: object;
  steps: Record<string, { outputs: Record<string, unknown> }>;
  statusCode?: number;
  response?: { body: unknown };
}

export const WORKFLOW: URL = new URL(
  import.meta.resolve('@helpcrunch-chats/openapi/workflows/chat-lifecycle.arazzo.yaml'),
);

/** The steps of the workflow, except those that need an input which is missing. */
export async function stepsFor(inputs: object): Promise<Step[]> {
  const { workflows } = parse(await readFile(WORKFLOW, 'utf8')) as { workflows: [{ steps: Step[] }] };
  return workflows[0].steps.filter((step) =>
    [...JSON.stringify(step).matchAll(/\$inputs\.\w+/g)].every(([name]) =>
      evaluate(name, { inputs, steps: {} }),
    ),
  );
}

/** The value of an expression such as `$response.body#/assignee/id`. Any other value stands for itself. */
export function evaluate(expression: unknown, context: Context): unknown {
  if (typeof expression !== 'string' || !expression.startsWith('$')) return expression;
  const path = expression.slice(1).split(/[.#/]+/);
  return path.reduce<unknown>((node, key) => Object(node)[key], context);
}

export function evaluateAll(expressions: Record<string, unknown>, context: Context): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, evaluate(expression, context)]),
  );
}

/** Whether a condition such as `$response.body#/status == "closed"` is true. Throws if it has another form. */
export function holds(condition: string, context: Context): boolean {
  const [, left, operator, right = ''] = /^(\$\S+) (==|!=) (.+)$/.exec(condition) ?? [];
  if (!left) throw new Error(`This condition must compare an expression, with == or !=: ${condition}`);
  const actual = evaluate(left, context);
  const expected = right.startsWith('$') ? evaluate(right, context) : JSON.parse(right);
  // A property that is missing is neither null nor anything else.
  return actual !== undefined && isDeepStrictEqual(actual, expected) === (operator === '==');
}
