import type { Result } from './run.ts';

/** The results as Markdown. */
export function report(
  results: Result[],
  inProcessOne: number,
  inProcessSixteen: number,
  { machine, effort }: { machine: string; effort: string },
): string {
  const find = (name: string) => results.find((result) => result.name === name) as Result;
  const [ours, quiet, prism, silent] = [
    find('ours'),
    find('ours, quiet'),
    find('prism mock'),
    find('prism mock, silent'),
  ];
  const rows = results.map(({ name, start, one, sixteen, memory }) =>
    [name, `${round(start)} ms`, round(one), round(sixteen), `${round(memory)} MB`].join(' | '),
  );
  return `# How fast the mock is

Written by \`pnpm bench\` in this package: ${effort}.
${machine}.

| | start to first answer | requests/s, 1 client | requests/s, 16 clients | memory after |
| --- | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}
| \`mock.fetch\`, in process | | ${round(inProcessOne)} | ${round(inProcessSixteen)} | |

| Ratio | measured | wanted |
| --- | ---: | ---: |
| Throughput at 16, against \`prism mock\` | ${ratio(ours.sixteen, prism.sixteen)} | at least 2 |
| The same, both without a log | ${ratio(quiet.sixteen, silent.sixteen)} | |
| Start, against \`prism mock\` | ${ratio(ours.start, prism.start)} | at most 0.8 |
| Memory, against \`prism mock\` | ${ratio(ours.memory, prism.memory)} | below 1 |
| \`mock.fetch\` at 16, against our own socket | ${ratio(inProcessSixteen, ours.sixteen)} | at least 2 |
| The same, without a log | ${ratio(inProcessSixteen, quiet.sixteen)} | |
`;
}

function round(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}
