import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { languages, ownPages, pages, read } from './support/dist.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'doctype-style': ['error', { style: 'lowercase' }] },
});

test('the site has the same pages in both languages', () => {
  const names = ['changes.html', 'index.html', 'plain.html', 'reference.html'];
  expect(pages).toEqual([...names, ...names.map((name) => `uk/${name}`)]);
});

test('the licences of what the site contains come with it', () => {
  const licences = read('THIRD_PARTY_LICENSES.txt');
  for (const name of ['redoc', 'react', 'styled-components'])
    expect(licences).toMatch(RegExp(`^ *${name}@`, 'm'));
});

describe.each(pages)('%s', (name) => {
  const html = read(name);
  const [head = ''] = html.split('</head>');

  test('names its language, title, description, icon and its twin in the other language', () => {
    const lang = name.startsWith('uk/') ? 'uk' : 'en';
    expect(head).toContain(`<html lang="${lang}">`);
    for (const pattern of [
      /<title>[^<]+<\/title>/,
      /<meta name="description" content="[^"]+">/,
      /<link rel="icon" href="data:/,
      /<meta property="og:title" content="[^"]+">/,
    ]) {
      expect(head).toMatch(pattern);
    }
    const twin = lang === 'en' ? `uk/${name}` : name.replace('uk/', '../');
    expect(head).toContain(`hreflang="${lang === 'en' ? 'uk' : 'en'}" href="${twin}"`);
  });

  test('loads nothing from anywhere', () => {
    const shell = html.replace(/<script.*?<\/script>|<style.*?<\/style>/gs, '');
    expect(
      shell.match(/<(?:script|img|iframe|link rel="stylesheet")[^>]*(?:src|href)="(?!data:)[^"]*"/g),
    ).toBeNull();
    expect(head).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none';`);
  });
});

test.each(ownPages)('%s is valid HTML', async (name) => {
  const { results } = await validator.validateString(read(name));
  const messages = results.flatMap(({ messages }) => messages);
  expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual([]);
});

const anchors = (html: string): Set<string> =>
  new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));

test.each(ownPages)('every link of %s leads somewhere', (name) => {
  const base = `http://host/${name}`;
  const broken = [...read(name).matchAll(/<a [^>]*href="([^"]+)"/g)].flatMap(([, href = '']) => {
    const { host, pathname, hash } = new URL(href, base);
    if (host !== 'host') return href.startsWith('https://docs.helpcrunch.com/') ? [] : [href];
    try {
      const html = read(pathname.slice(1));
      // Redoc makes its anchors in the browser; the page knows ours by this map.
      const [, known = '{}'] = /const anchors = (\{.*\});/.exec(html) ?? [];
      const found = !hash || anchors(html).has(hash.slice(1)) || hash.slice(1) in JSON.parse(known);
      return found ? [] : [href];
    } catch {
      return [href];
    }
  });
  expect(broken).toEqual([]);
});

test.each(languages)('the links of %sreference.md and llms.txt lead somewhere', (folder) => {
  const known = anchors(read(`${folder}plain.html`));
  for (const name of ['reference.md', 'llms.txt']) {
    const links = [...read(folder + name).matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(4);
    for (const href of links) {
      const [file = '', id] = href.split('#');
      expect([href, read(folder + file).length > 0]).toEqual([href, true]);
      if (id) expect([href, known.has(id)]).toEqual([href, true]);
    }
  }
});
