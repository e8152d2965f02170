import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Description, operations } from '@helpcrunch-chats/openapi/tools/reader';
import { redoclyOutput } from '@helpcrunch-chats/openapi/tools/redocly';
import { sampleLanguages } from './code-samples.ts';
import { sectionIds } from './sections.ts';

/** What Redoc is given. Without tags it shows the operations at once, not in a group that is closed at first. */
export function redocDefinition(api: Description): Description {
  const { tags, ...definition } = structuredClone(api);
  for (const { operation } of operations(definition as Description)) delete operation.tags;
  return definition as Description;
}

/** Redoc’s page. `original` is the description in English, which names the anchors. */
export async function redocPage(api: Description, original: Description, template: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'));
  try {
    const file = (name: string): string => join(folder, name);
    await writeFile(file('openapi.json'), JSON.stringify(redocDefinition(api)));
    await writeFile(file('template.hbs'), template);
    await writeFile(
      file('options.json'),
      JSON.stringify({
        codeSamples: { languages: sampleLanguages },
        downloadUrls: ['openapi.yaml', 'openapi.json'].map((name) => ({ title: name, url: name })),
        jsonSamplesExpandLevel: 4,
      }),
    );
    const args = ['build-docs', file('openapi.json'), '--output', file('page.html')];
    args.push('--template', file('template.hbs'), '--openapi', file('options.json'), '--inlineBundle');
    await redoclyOutput(args);
    return finish(await readFile(file('page.html'), 'utf8'), original);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The licences of what Redoc’s page contains, as Redocly lists them for its whole tool. */
export async function redocLicences(): Promise<string> {
  const list = await readFile(
    new URL('../THIRD_PARTY_NOTICES', import.meta.resolve('@redocly/cli/bin/cli.js')),
    'utf8',
  );
  return `Both files reference.html contain Redoc, which is a part of @redocly/cli.
This is Redocly’s list of what that tool is made of, which is more than what the pages contain.
Where Redoc itself bundles something, a comment in the pages names its licence.

${list}`;
}

/** The page with another description. It is rendered by the browser alone, which is much faster than building it. */
export function replaceDefinition(page: string, api: Description): string {
  const json = JSON.stringify(redocDefinition(api)).replaceAll('<', '\\u003c');
  return page
    .replace(/const __redoc_definition = \{.*\};/, () => `const __redoc_definition = ${json};`)
    .replace(/<div id="redoc">.*?<\/div>(?=\s*<script)/s, () => '<div id="redoc"></div>');
}

function finish(page: string, original: Description): string {
  const credit =
    '<svg xmlns="http://www.w3.org/2000/svg" width="46" height="12"><text y="10" font-family="sans-serif" font-size="11" fill="#3b78e7">Redocly</text></svg>';
  return [
    // Redoc names its maker with a logo from a CDN. The page keeps the credit and draws it itself.
    [
      /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g,
      `data:image/svg+xml;base64,${btoa(credit)}`,
    ] as const,
    [/const anchors = \{\};/g, `const anchors = ${JSON.stringify(anchors(page, original))};`] as const,
  ].reduce((html, [pattern, replacement]) => {
    if (!html.match(pattern)) throw new Error(`Redoc’s page no longer has ${pattern}.`);
    return html.replace(pattern, () => replacement);
  }, page);
}

/** Our anchors and Redoc’s, which depend on the language of the headings. Both stand in the same order. */
function anchors(page: string, original: Description): Record<string, string> {
  const ids = (kind: string): string[] =>
    [...page.matchAll(/data-section-id="([^"]+)"/g)].flatMap(([, id = '']) =>
      id.startsWith(kind) ? [id] : [],
    );
  const own = [
    ...sectionIds(original.info.description),
    ...operations(original).map(({ operation }) => operation.operationId),
  ];
  const redoc = [...new Set([...ids('/section/'), ...ids('/other/')])];
  if (own.length !== redoc.length) throw new Error(`Redoc has other sections: ${redoc.join(' ')}`);
  return Object.fromEntries(own.map((id, index) => [id, redoc[index] ?? '']));
}
