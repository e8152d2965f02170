import { type Description, examples, type LocatedOperation } from '@helpcrunch-chats/openapi/tools/reader';
import { HTTPSnippet } from '@readme/httpsnippet';

export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

/** What `x-codeSamples` of an operation holds, once the overlay of the docs is applied. */
export function samplesOf(operation: object): CodeSample[] {
  return (operation as { 'x-codeSamples'?: CodeSample[] })['x-codeSamples'] ?? [];
}

interface Language {
  lang: string;
  label: string;
  /** What opens a program, once. */
  prologue: string;
  comment: string;
  /** Code that sends one request and prints the answer. */
  call(api: Description, located: LocatedOperation, body: object): Promise<string>;
}

const languages: Language[] = [
  { lang: 'curl', label: 'cURL', prologue: '', comment: '#', call: snippet('shell', 'curl') },
  {
    lang: 'typescript',
    label: 'TypeScript',
    prologue: `import { createChatsClient } from '@helpcrunch-chats/client';

const chats = createChatsClient({ apiKey: process.env.HELPCRUNCH_API_KEY });

`,
    comment: '//',
    call: async (_api, { operation }, body) =>
      `console.log(await chats.${operation.operationId}(${literal(body)}));`,
  },
  {
    lang: 'python',
    label: 'Python',
    prologue: 'import requests\n\n',
    comment: '#',
    call: snippet('python', 'requests'),
  },
  { lang: 'php', label: 'PHP', prologue: '<?php\n\n', comment: '//', call: snippet('php', 'curl') },
];

/** How Redoc has to be told which samples there are. */
export const sampleLanguages: { lang: string; label: string }[] = languages.map(({ lang, label }) => ({
  lang,
  label,
}));

/** A program in each language that sends the named requests of an operation, one after the other. */
export function codeSamples(api: Description, located: LocatedOperation): Promise<CodeSample[]> {
  const requests = examples(api, located.operation.requestBody);
  return Promise.all(
    languages.map(async ({ lang, label, prologue, comment, call }) => {
      const calls = requests.map(async ([, { summary, value }]) => {
        const code = await call(api, located, value as object);
        return `${comment} ${summary}\n${code.replace(prologue, '').trim()}`;
      });
      return { lang, label, source: `${prologue}${(await Promise.all(calls)).join('\n\n')}\n` };
    }),
  );
}

function snippet(target: 'shell' | 'python' | 'php', client: string): Language['call'] {
  return async ({ servers }, { method, path }, body) => {
    const request = new HTTPSnippet({
      method,
      url: `${servers[0]?.url}${path}`,
      headers: [
        // Readers have sent the angle brackets of `<key>`.
        { name: 'Authorization', value: 'Bearer YOUR_API_KEY' },
        { name: 'Content-Type', value: 'application/json' },
      ],
      postData: { mimeType: 'application/json', text: JSON.stringify(body) },
    } as never);
    const [code] = (await request.convert(target, client)) || [];
    if (!code) throw new Error(`httpsnippet has no ${client} for ${target}.`);
    return code;
  };
}

function literal(body: object): string {
  const members = Object.entries(body).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `{ ${members.join(', ')} }`;
}
