/**
 * Compares the pages of the site with other viewers of the same description, side by side in one run:
 * bytes, first contentful paint, total blocking time.
 * The other viewers come from the package registry, into a temporary folder.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { kilobytes, publish, table, times } from '../../bench/section.ts';
import { inTurns, median } from '../../bench/turns.ts';
import { launchBrowser } from '../browser.ts';
import { openPage } from './page.ts';
import { serve } from './server.ts';
import { type Viewer, viewers } from './viewers.ts';

const ROUNDS = 7;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

interface Subject {
  name: string;
  path: string;
  files: string[];
}

const browser = await launchBrowser().catch((cause) => {
  throw new Error('Neither a Chrome of the system nor the one of @sparticuz/chromium has started', { cause });
});
const temporary = await mkdtemp(join(tmpdir(), 'docs-bench-'));
const server = await serve({ site: dist, temporary });
try {
  const word = join(temporary, 'word.html');
  await writeFile(word, '<!doctype html><title>One word</title><p>Create a chat');
  const nothing = { name: 'a page of three words', path: 'temporary/word.html', files: [word] };
  const plain = ownPage('plain.html');
  const redoc = ownPage('reference.html');
  const own = [ownPage('index.html'), plain, redoc];
  const others = await Promise.all(viewers.map(install));
  const subjects = [nothing, ...own, ...others];

  const open = ({ path }: Subject) => openPage(browser, server.url, path);
  // The first round warms up the server and the browser.
  await inTurns(1, subjects, open);
  const results = await inTurns(ROUNDS, subjects, open);
  const paint = (subject: Subject) => median(results(subject).map(({ paint }) => paint));
  const blocked = (subject: Subject) => median(results(subject).map(({ blocked }) => blocked));
  const fastest = Math.min(...others.map(paint));

  const rows = subjects.map(async (subject) => [
    subject.name,
    ...(await sizes(subject.files)),
    `${Math.round(paint(subject))} ms`,
    times(paint(subject) / fastest),
    `${Math.round(blocked(subject))} ms`,
  ]);
  const head = ['Page', 'Bytes', 'gzip', 'brotli', 'First contentful paint', 'Ratio', 'Total blocking time'];
  publish('docs', {
    title: 'The docs beside other viewers of the same description',
    text: `${ROUNDS} rounds in one Chromium ${browser.version()}, from a server on the same machine.
The ratio is to the fastest of the other viewers; the first row is what the browser itself takes.
Other hosts cannot be reached in this run, so nothing is counted that a viewer would load from elsewhere.

${table(head, await Promise.all(rows))}`,
    headlines: [
      {
        name: 'Docs: first contentful paint of `plain.html`, against the fastest other viewer',
        value: paint(plain) / fastest,
        wanted: ['below', 0.25],
      },
      {
        name: 'Docs: first contentful paint of `reference.html`, which is Redoc’s, against the same',
        value: paint(redoc) / fastest,
      },
    ],
  });
} finally {
  await browser.close();
  server.close();
  await rm(temporary, { recursive: true });
}

function ownPage(file: string): Subject {
  return { name: file, path: `site/${file}`, files: [join(dist, file)] };
}

async function install({ name, package: id, files, page }: Viewer): Promise<Subject> {
  const folder = await mkdtemp(join(temporary, 'viewer-'));
  const run = promisify(execFile);
  const options = { cwd: folder, timeout: 120_000 };
  try {
    // On Windows npm is a script that only a shell can run.
    const shell = process.platform === 'win32';
    const { stdout } = await run('npm', ['pack', id, '--loglevel=error'], { ...options, shell });
    await run('tar', ['-xzf', stdout.trim()], options);
  } catch (cause) {
    throw new Error(`${id} could not be downloaded`, { cause });
  }
  for (const file of files) await copyFile(join(folder, 'package', file), join(folder, basename(file)));
  await copyFile(join(dist, 'openapi.json'), join(folder, 'openapi.json'));
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">';
  await writeFile(join(folder, 'index.html'), `<!doctype html>${head}<title>${name}</title>${page}`);
  const needed = ['index.html', 'openapi.json', ...files.map((file) => basename(file))];
  return {
    name: id,
    path: `temporary/${basename(folder)}/index.html`,
    files: needed.map((file) => join(folder, file)),
  };
}

/** As they are, with gzip and with brotli. */
async function sizes(files: string[]): Promise<string[]> {
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const packings = [
    (content: Buffer) => content,
    (content: Buffer) => gzipSync(content, { level: 9 }),
    (content: Buffer) => brotliCompressSync(content),
  ];
  return packings.map((pack) => kilobytes(contents.reduce((sum, content) => sum + pack(content).length, 0)));
}
