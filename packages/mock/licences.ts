import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rolldown } from 'tsdown';

const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** The copyright holders of packages without a licence text, as far as the packages name them. */
const HOLDERS: Record<string, string> = {
  '@stoplight/json-schema-merge-allof': 'Copyright Martin Hansen, Stoplight',
  'fnv-plus': 'Copyright Travis Webb <me@traviswebb.com>',
  'parse-multipart-data': 'Copyright Ignacio Mazzara (nachomazzara@gmail.com)',
  seedrandom: 'Copyright 2019 David Bau.',
  'uri-template-lite': 'Copyright (c) 2014-2019 Lauri Rooden <lauri@rooden.ee>',
};

/** Packages whose published files contain other packages. */
const INSIDE: Record<string, { name: string; licence: 'ISC' | 'MIT'; holder: string }[]> = {
  'json-schema-faker': [
    { name: 'drange', licence: 'MIT', holder: 'Copyright (c) 2014 David Tudury' },
    { name: 'randexp', licence: 'MIT', holder: 'Copyright (C) 2011 by fent' },
    { name: 'ret', licence: 'MIT', holder: 'Copyright (C) 2011 by fent' },
    { name: 'yaml', licence: 'ISC', holder: 'Copyright 2018 Eemeli Aro <eemeli@gmail.com>' },
  ],
  'jsonpath-plus': ['jsep', '@jsep-plugin/assignment', '@jsep-plugin/regex'].map((name) => ({
    name,
    licence: 'MIT',
    holder: 'Copyright (c) 2013 Stephen Oney, https://ericsmekens.github.io/jsep/',
  })),
};

const mit = await readFile(new URL('../../LICENSE', import.meta.url), 'utf8');
const TEXTS = {
  MIT: mit.slice(mit.indexOf('Permission')).trim(),
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
};

export interface Notice {
  /** Name, version and licence of a package. */
  title: string;
  text: string;
}

/** The licences of a package and of those inside it. Rejects if one is missing or not allowed. */
export async function noticesOf(folder: string): Promise<Notice[]> {
  const { name, version, license, licenses } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const licence = license ?? licenses?.[0]?.type;
  if (!ALLOWED.includes(licence))
    throw new Error(`${name} has the licence ${licence}, which is not allowed.`);
  const files = (await readdir(folder)).sort();
  const reading = files
    .filter((file) => /licen[cs]e|copying|notice/i.test(file))
    .map((file) => readFile(join(folder, file), 'utf8'));
  const texts = await Promise.all(reading);
  const holder = HOLDERS[name];
  if (holder && licence === 'MIT') texts.unshift(`${holder}\n\n${TEXTS.MIT}`);
  else if (!files.some((file) => /licen[cs]e|copying/i.test(file)))
    throw new Error(`${name} has no text of its licence.`);
  return [
    { title: `${name} ${version} (${licence})`, text: texts.map((text) => text.trim()).join('\n\n') },
    ...(INSIDE[name] ?? []).map((inner) => ({
      title: `${inner.name}, as part of ${name} (${inner.licence})`,
      text: `${inner.holder}\n\n${TEXTS[inner.licence]}`,
    })),
  ];
}

/** Writes the licences of all bundled packages to THIRD_PARTY_LICENSES. */
export const carryLicences: Rolldown.Plugin = {
  name: 'carry-licences',
  async generateBundle(_options, bundle) {
    const folders = new Set<string>();
    for (const file of Object.values(bundle)) {
      for (const id of file.type === 'chunk' ? file.moduleIds : []) {
        const [folder] = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [];
        if (folder) folders.add(folder);
      }
    }
    // Many packages share a text.
    const titles = new Map<string, string[]>();
    for (const { title, text } of (await Promise.all([...folders].map(noticesOf))).flat()) {
      titles.set(text, [...(titles.get(text) ?? []), title].sort());
    }
    const parts = [...titles].map(([text, of]) => `${of.join('\n')}\n\n${text}\n`);
    this.emitFile({
      type: 'asset',
      fileName: 'THIRD_PARTY_LICENSES',
      source: parts.sort().join(`\n${'-'.repeat(80)}\n\n`),
    });
  },
};
