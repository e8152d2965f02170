import { description } from '../test/support/description.ts';
import type { Result } from './run.ts';
import type { Step } from './workflow.ts';

const OUTCOMES = { true: 'passed', false: 'failed', undefined: 'not taken' };

/** The report in Markdown. */
export function report(result: Result, steps: Step[], baseUrl: string): string {
  const { deviations, information, requests, chat = '(none)', passed, troubles } = result;
  const list = (lines: string[]): string =>
    lines.map((line) => `- ${line.replaceAll(/\s+/g, ' ')}`).join('\n') || 'None.';
  return `# Does ${baseUrl} do what the description says?

Description ${description.info.version}, ${new Date().toISOString()}, ${requests} requests, chat ${chat}.

${troubles.map((trouble) => `**${trouble}**\n\n`).join('')}## Deviations

${list(deviations)}

## Information

Fields and values that no article documents. Responses may have them.

${list(information)}

## Steps

${list(steps.map(({ stepId }) => `${stepId}: ${OUTCOMES[`${passed.get(stepId)}`]}`))}
`;
}
