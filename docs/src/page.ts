import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Texts } from '../texts/en.ts';
import { escapeHtml } from './html.ts';

export interface Page {
  /** What the API is called. */
  site: string;
  file: string;
  title: string;
  description: string;
  /** The main part, as HTML. */
  main: string;
}

const asset = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const style = asset('style.css');
const redocStyle = asset('redoc.css');
const script = asset('page-script.js');
const favicon = `data:image/svg+xml,${encodeURIComponent(asset('favicon.svg').trim())}`;
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
// Nothing may leave the page: Redoc would fetch its logo from a CDN.
const redocPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self' blob:; worker-src blob:; base-uri 'none'; form-action 'none'";

/** One of our own pages. */
export function page(page: Page, texts: Texts): string {
  const downloads = ['reference.md', 'openapi.yaml', 'openapi.json', 'llms.txt'].map(
    (name) => `<a href="${name}">${name}</a>`,
  );
  const footer = `<footer><p>${texts.download}: ${downloads.join(', ')}.</p><p>${texts.unofficial}</p></footer>`;
  return shell(page, texts, policy, '', `<main class="page" id="content">\n${page.main}\n${footer}\n</main>`);
}

/** The template that Redoc fills: the same head and bar as on our own pages. */
export function redocTemplate(page: Omit<Page, 'main'>, texts: Texts): string {
  return shell(
    { ...page, main: '' },
    texts,
    redocPolicy,
    `{{{redocHead}}}\n<style>${redocStyle}</style>`,
    '<div id="content">{{{redocHTML}}}</div>',
  );
}

function shell(
  { site, file, title, description }: Page,
  texts: Texts,
  csp: string,
  head: string,
  body: string,
): string {
  return `<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<meta property="og:type" content="website">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${escapeHtml(description)}">
<meta property="og:locale" content="${texts.locale}">
<meta name="twitter:card" content="summary">
<link rel="icon" href="${favicon}">
<link rel="alternate" hreflang="${texts.other.lang}" href="${texts.other.folder}${file}">
<style>${style}</style>
${head}
</head>
<body>
${bar(site, file, texts)}
${body}
<script>${script}</script>
</body>
</html>
`;
}

function bar(site: string, current: string, { nav, other }: Texts): string {
  const link = (file: string, text: string): string => {
    const here = file === current ? ' aria-current="page"' : '';
    const keep = keepsPlace.has(file) && keepsPlace.has(current) ? ' data-keep-place' : '';
    return `<a href="${file}"${here}${keep}>${text}</a>`;
  };
  return `<header class="bar">
<a class="skip" href="#content">${nav.skip}</a>
<a class="name" href="index.html">${escapeHtml(site)}</a>
<nav aria-label="${nav.label}">
${link('index.html', nav.start)}
${link('reference.html', nav.reference)}
${link('plain.html', nav.plain)}
${link('changes.html', nav.changes)}
</nav>
<a href="${other.folder}${current}" lang="${other.lang}" hreflang="${other.lang}" data-keep-place>${other.language}</a>
</header>`;
}

/** Two views of the same: whoever changes between them stays where they were. */
const keepsPlace = new Set(['reference.html', 'plain.html']);
