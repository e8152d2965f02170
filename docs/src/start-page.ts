import type { Description } from '@helpcrunch-chats/openapi/tools/reader';
import type { Texts } from '../texts/en.ts';
import type { Block } from './blocks.ts';
import { operationTable } from './reference.ts';
import { prose } from './sections.ts';

/** The prose of the description, with the table of operations after its introduction. */
export function startPage(api: Description, original: Description, texts: Texts): Block[] {
  const { intro, sections } = prose(api.info.description, original.info.description);
  return [
    { level: 1, text: api.info.title },
    intro,
    { level: 2, text: texts.operations, id: 'operations' },
    operationTable(api, texts, 'reference.html'),
    ...sections,
  ];
}
