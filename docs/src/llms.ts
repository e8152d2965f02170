import type { Description } from '@helpcrunch-chats/openapi/tools/reader';
import { operations } from '@helpcrunch-chats/openapi/tools/reader';
import type { Texts } from '../texts/en.ts';
import { prose } from './sections.ts';

/** An index of the site for assistants, in the form of llmstxt.org. */
export function llms(api: Description, texts: Texts): string {
  const { title, summary, description } = api.info;
  const { intro } = prose(description, description);
  const calls = operations(api).map(
    ({ operation, method, path }) =>
      `- [${operation.summary}](plain.html#${operation.operationId}): \`${method} ${path}\` (\`${operation.operationId}\`)`,
  );
  return `# ${title}

> ${summary}

${intro.replaceAll('](#', '](plain.html#')}

## ${texts.operations}

${calls.join('\n')}

## ${texts.nav.reference}

- [reference.md](reference.md): ${texts.files.markdown}
- [openapi.yaml](openapi.yaml): ${texts.files.openapi}
- [openapi.json](openapi.json): ${texts.files.openapi}
- [${texts.other.folder}llms.txt](${texts.other.folder}llms.txt): ${texts.other.language}
`;
}
