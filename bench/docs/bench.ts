/**
 * Measures the pages of the site beside other viewers of the same description:
 * bytes, first contentful paint, total blocking time.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { launchBrowser } from '@helpcrunch-chats/docs/browser';
import { serve } from '@helpcrunch-chats/docs/serve';
import { gzip, inTurns, median } from '../measure.ts';
import { kilobytes, type Section, table, times } from '../report.ts';
import { openPage } from './page.ts';
import { download, VIEWERS } from './viewers.ts';

const ROUNDS = 7;

interface Subject {
  name: string;
  /** Its page comes first. */
  files: string[];
}

const blank: Subject = { name: 'a page of three words', files: ['word.html'] };
const [index, plain, redoc] = ['index.html', 'plain.html', 'reference.html'].map(
  (name): Subject => ({ name, files: [`site/${name}`] }),
) as [Subject, Subject, Subject];
const others = VIEWERS.map(({ package: name, folder, files }): Subject => {
  const needed = ['index.html', 'openapi.json', ...files.map((file) => `package/${file}`)];
  return { name, files: needed.map((file) => `${folder}/${file}`) };
});
const subjects = [blank, index, plain, redoc, ...others];

export async function bench(): Promise<Section> {
  await using temporary = await mkdtempDisposable(join(tmpdir(), 'docs-bench-'));
  const folder = temporary.path;
  const dist = dirname(fileURLToPath(import.meta.resolve('@helpcrunch-chats/docs/dist/index.html')));
  await cp(dist, join(folder, 'site'), { recursive: true });
  await writeFile(join(folder, 'word.html'), '<!doctype html><title>One word</title><p>Create a chat');
  const description = join(folder, 'site/openapi.json');
  await Promise.all(VIEWERS.map((viewer) => download(viewer, folder, description)));
  const bytes = await inTurns(1, subjects, ({ files }) => compress(files.map((file) => join(folder, file))));

  await using browser = await launchBrowser();
  const server = await serve(folder, 0);
  const open = ({ files: [page = ''] }: Subject) => openPage(browser, server.url, page);
  // The first round warms up the server and the browser.
  await inTurns(1, subjects, open);
  const results = await inTurns(ROUNDS, subjects, open);
  await server.close();

  const paint = (subject: Subject) => median(results(subject).map(({ paint }) => paint));
  const blocked = (subject: Subject) => median(results(subject).map(({ blocked }) => blocked));
  const fastest = Math.min(...others.map(paint));
  const pages = table(
    ['Page', 'Bytes', 'gzip', 'brotli', 'First contentful paint', 'Ratio', 'Total blocking time'],
    subjects.map((subject) => [
      subject.name,
      ...bytes(subject).flat().map(kilobytes),
      `${Math.round(paint(subject))} ms`,
      times(paint(subject) / fastest),
      `${Math.round(blocked(subject))} ms`,
    ]),
  );
  return {
    title: 'The docs beside other viewers of the same description',
    text: `${ROUNDS} rounds in one Chromium ${browser.version()}, from a server on the same machine.
The ratio is to the fastest of the other viewers; the first row is the time of the browser itself.
The browser reaches no other host, so what a viewer would load from elsewhere does not count.

${pages}`,
    headlines: [
      [
        'Docs: first contentful paint of `plain.html`, against the fastest other viewer',
        paint(plain) / fastest,
        'below 0.25',
      ],
      ['Docs: first contentful paint of `reference.html` (Redoc), against the same', paint(redoc) / fastest],
    ],
  };
}

/** Puts a `.gz` beside each file, and returns their bytes in all: as they are, with gzip, with brotli. */
function compress(files: string[]): number[] {
  for (const file of files) writeFileSync(`${file}.gz`, gzip(readFileSync(file)));
  const sum = (size: (file: string) => number) => files.reduce((total, file) => total + size(file), 0);
  return [
    sum((file) => statSync(file).size),
    sum((file) => statSync(`${file}.gz`).size),
    sum((file) => brotliCompressSync(readFileSync(file)).length),
  ];
}
