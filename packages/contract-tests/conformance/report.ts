import { description } from '../test/support/description.ts';
import type { Finding } from './deviations.ts';
import type { Conformance } from './run.ts';

const SIGNS = { success: 'passed', warn: 'failed', error: 'failed', none: 'not taken' };

/** The report in Markdown. */
export function report({ findings, requests, chat, steps, troubles }: Conformance, baseUrl: string): string {
  const deviations = findings.filter(({ kind }) => kind === 'deviation');
  const information = findings.filter(({ kind }) => kind === 'information');
  return [
    `# Does ${baseUrl} do what the description says?`,
    '',
    `Description ${description.info.version}, ${new Date().toISOString()}, ${requests} requests, chat ${chat ?? '(none)'}.`,
    '',
    ...troubles.map((trouble) => `**${trouble}**\n`),
    '## Deviations',
    '',
    ...table(deviations, 'None.'),
    '',
    '## Information',
    '',
    'Fields and values that nobody has documented. Answers may have them.',
    '',
    ...table(information, 'None.'),
    '',
    '## Steps',
    '',
    ...steps.map(({ stepId, status }) => `- ${stepId}: ${SIGNS[status ?? 'none']}`),
    '',
  ].join('\n');
}

function table(findings: Finding[], none: string): string[] {
  if (findings.length === 0) return [none];
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  return [
    '| Where | What |',
    '| --- | --- |',
    ...findings.map(({ where, what }) => `| ${cell(where)} | ${cell(what)} |`),
  ];
}
