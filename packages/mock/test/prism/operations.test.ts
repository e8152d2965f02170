import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/prism/operations.ts';
import { requestSchema, responseSchema } from '../../src/prism/prism-fast-path.ts';

test('the operations equal those that Prism itself reads from the description', async () => {
  const prisms = await getHttpOperationsFromSpec(structuredClone(description));
  const expected = prisms.map(({ request = {}, ...operation }) => {
    const { headers, query, path, cookie, ...rest } = request;
    // The mock leaves these lists out, so they must be empty.
    expect([headers, query, path, cookie].flat()).toEqual([]);
    return { ...operation, request: rest };
  });
  // Prism sometimes drops a description that stands beside a reference.
  const withoutProse = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (key, part) => (key === 'description' ? undefined : part)));
  expect(withoutProse(OPERATIONS)).toEqual(withoutProse(expected));
});

test('every body of the description can take the fast path', () => {
  for (const operation of OPERATIONS) {
    expect(requestSchema(operation)).toMatchObject({ type: 'object' });
    for (const { code } of operation.responses) {
      expect(responseSchema(operation, Number(code))).toMatchObject({ type: 'object' });
    }
  }
});
