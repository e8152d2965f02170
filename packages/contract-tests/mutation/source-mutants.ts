import type { AnyDescription } from '../test/description/reading.ts';
import type { Change, Node } from './schema-mutants.ts';

/** The changes to each text that links to an article. */
export function ofLinks(at: (path: string[]) => Change, node: Node, path: string[] = []): void {
  for (const [key, value] of Object.entries<AnyDescription>(node)) {
    if (typeof value === 'object' && value !== null) ofLinks(at, value, [...path, key]);
    if (typeof value !== 'string') continue;
    for (const [link, text = '', address = ''] of value.matchAll(/\[([^\]]+)\]\((https:[^)]+)\)/g)) {
      const change = at(path);
      change(`link nowhere from “${text}”`, (holder) =>
        Object.assign(holder, { [key]: value.replace(link, text) }),
      );
      change(`invent an address for “${text}”`, (holder) =>
        Object.assign(holder, { [key]: value.replace(address, `${address}-2`) }),
      );
    }
  }
}

/** The changes to an example of a request or of a success: what it shows, and where it says that comes from. */
export function ofExample(change: Change, { summary, value }: Node): void {
  if (summary.endsWith('(made up)')) {
    change('hide that it is made up', (example) =>
      Object.assign(example, { summary: summary.replace(' (made up)', '') }),
    );
  } else {
    change('call it made up', (example) => Object.assign(example, { summary: `${summary} (made up)` }));
    for (const key of Object.keys(value))
      change(`show another ${key}`, (example) => Object.assign(example.value, { [key]: 'something else' }));
  }
  if (value.assignee?.name) {
    change('rename the agent', (example) => Object.assign(example.value.assignee, { name: 'Somebody Else' }));
  }
}
