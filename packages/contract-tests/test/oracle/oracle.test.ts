import { expect, test } from 'vitest';
import { description } from '../support/description.ts';
import { lies } from './oracle.ts';

test('the description says what the published articles say', () => {
  expect(lies(description)).toEqual([]);
});
