import { expect, test } from 'vitest';
import { applyOverlay } from '../src/overlay.ts';
import { en } from '../texts/en.ts';
import { uk } from '../texts/uk.ts';
import { description } from './support/dist.ts';

/** The texts for people: by their place, so that the same text in two places counts twice. */
function texts(node: unknown, place = '$'): Map<string, string> {
  const found = new Map<string, string>();
  if (typeof node !== 'object' || node === null) return found;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'value') continue;
    if (typeof value === 'string' && ['title', 'summary', 'description'].includes(key)) {
      found.set(`${place}.${key}`, value);
    } else {
      for (const entry of texts(value, `${place}.${key}`)) found.set(...entry);
    }
  }
  return found;
}

function shape(node: unknown, place = '$'): string[] {
  if (typeof node !== 'object' || node === null) return [place];
  return Object.entries(node).flatMap(([key, value]) => shape(value, `${place}.${key}`));
}

const original = texts(description());
const translated = texts(description('uk/'));

test('every text of the description is in Ukrainian', () => {
  const left = [...original.keys()].filter((place) => !/[а-яіїєґ]/i.test(translated.get(place) ?? ''));
  expect(left).toEqual([]);
  expect([...original].filter(([place, text]) => translated.get(place) === text)).toEqual([]);
});

test('no text in Ukrainian has lost its original', () => {
  expect(shape(description('uk/'))).toEqual(shape(description()));
});

test('the translation keeps the code, the links and the structure of each text', () => {
  const marks = (text = ''): string[] =>
    [...(text.match(/```[\s\S]*?```|`[^`\n]+`|\]\([^)]+\)|^#+ |^- |^\|/gm) ?? [])].sort();
  for (const [place, text] of original)
    expect([place, marks(translated.get(place))]).toEqual([place, marks(text)]);
});

test('an action that targets nothing is an error', () => {
  const overlay = { overlay: '1.0.0' as const, info: { title: 'Test', version: '1' } };
  const actions = [{ target: '$.paths.gone', update: { summary: 'Немає' } }];
  expect(() => applyOverlay(description(), { ...overlay, actions })).toThrow('$.paths.gone targets nothing');
});

test('our own texts are there in both languages', () => {
  expect(shape(uk)).toEqual(shape(en));
  const same = [...flat(en)].filter(([place, text]) => flat(uk).get(place) === text).map(([place]) => place);
  expect(same).toEqual([]);
});

function flat(node: object, place = ''): Map<string, unknown> {
  return new Map(
    Object.entries(node).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'object' ? [...flat(value, `${place}${key}.`)] : [[place + key, value]],
    ),
  );
}
