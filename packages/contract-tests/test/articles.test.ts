import { describe, expect, test } from 'vitest';
import * as facts from './oracle/facts.ts';
import { articles } from './support/articles.ts';
import { operation, requestBody, responseBody, violations } from './support/description.ts';

test.each(Object.keys(facts.operations))('an article shows bodies of %s', (id) => {
  const shown = articles.filter(({ operation }) => operation === id);
  expect(shown, `Copy the bodies of the article on ${id} to fixtures/`).not.toEqual([]);
});

describe.each(articles)('the article “$article”', ({ operation: id, requests, responses }) => {
  test.each(requests)('shows a request that the description accepts: %j', (body) => {
    expect(violations(requestBody(id), body)).toEqual([]);
  });

  test.each(Object.entries(responses))('shows a %s answer that the description accepts', (status, body) => {
    expect(violations(responseBody(id, status), body)).toEqual([]);
  });

  test('shows exactly the statuses that the description documents', () => {
    expect(Object.keys(operation(id).responses).sort()).toEqual(Object.keys(responses).sort());
  });
});
