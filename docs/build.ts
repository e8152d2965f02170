/** Builds `dist/`: the reference as one self-contained page, and the description beside it for download. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = new URL('dist/', import.meta.url);

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
for (const name of ['openapi.yaml', 'openapi.json']) {
  await copyFile(new URL(import.meta.resolve(`@helpcrunch-chats/openapi/${name}`)), new URL(name, dist));
}

const redocly = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
const args = [
  'build-docs',
  'dist/openapi.yaml',
  '--output',
  'dist/index.html',
  '--template',
  'template.hbs',
  '--inlineBundle',
];
await promisify(execFile)(process.execPath, [redocly, ...args], { cwd: here });

// Redoc names its maker with a logo from a CDN. The page keeps the credit and draws it itself.
const page = new URL('index.html', dist);
const html = await readFile(page, 'utf8');
const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
if (!logo.test(html))
  throw new Error('Redoc no longer loads its logo from the CDN: remove this replacement.');
const credit =
  '<svg xmlns="http://www.w3.org/2000/svg" width="46" height="12"><text y="10" font-family="sans-serif" font-size="11" fill="#0044d4">Redocly</text></svg>';
await writeFile(page, html.replaceAll(logo, `data:image/svg+xml;base64,${btoa(credit)}`));
