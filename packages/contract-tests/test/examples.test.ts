import { describe, expect, test } from 'vitest';
import { articles } from './support/articles.ts';
import {
  description,
  examples,
  operations,
  requestBody,
  responseBody,
  violations,
} from './support/description.ts';

describe.each(operations)('the named examples of $operationId', ({ operationId, responses }) => {
  test.each(examples(requestBody(operationId)))('have a valid request “%s”', (_name, value) => {
    expect(violations(requestBody(operationId), value)).toEqual([]);
  });

  describe.each(Object.keys(responses))('for %s', (status) => {
    test.each(examples(responseBody(operationId, status)))('have a valid answer “%s”', (_name, value) => {
      expect(violations(responseBody(operationId, status), value)).toEqual([]);
    });
  });
});

describe.each(articles)(
  'the named examples contain what “$article” shows',
  ({ operation, requests, responses }) => {
    test.each(Object.entries(responses))('as its %s answer', (status, body) => {
      expect(examples(responseBody(operation, status)).map(([, value]) => value)).toContainEqual(body);
    });

    test('as one of its requests', () => {
      const shown = examples(requestBody(operation)).map(([, value]) => value);
      expect(
        requests.filter((body) => shown.some((value) => JSON.stringify(value) === JSON.stringify(body))),
      ).not.toEqual([]);
    });
  },
);

test('the prose tells the rate limit of the extension', () => {
  const { requests, perSeconds } = description['x-rate-limit'];
  expect({ requests, perSeconds }).toEqual({ requests: 120, perSeconds: 60 });
  expect(description.info.description).toContain('120 requests per minute');
});
