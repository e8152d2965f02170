import { describe, expect, test } from 'vitest';
import { description } from '../support/description.ts';
import { operations } from './facts.ts';
import * as oracle from './oracle.ts';
import { prose } from './prose.ts';
import { sources } from './sources.ts';

function expectNone(lies: Generator<string>): void {
  expect([...lies]).toEqual([]);
}

test('has the server, the security and the rate limit of the service', () => {
  expectNone(oracle.service(description));
});

test('has the operations that the articles document', () => {
  expectNone(oracle.list(description));
});

test('lists the known values of each set that may grow', () => {
  expectNone(oracle.openSets(description));
});

test('describes agents, customers and departments', () => {
  expectNone(oracle.people(description));
});

test('describes everything in words', () => {
  expectNone(prose(description));
});

test('cites its sources, and marks what no article shows', () => {
  expectNone(sources(description));
});

describe.each(Object.keys(operations))('%s', (id) => {
  test('has the method, the path and the statuses of its article', () => {
    expectNone(oracle.interfaceOf(description, id));
  });

  test('has the fields of its article, with their values', () => {
    expectNone(oracle.fields(description, id));
  });

  test('shows the bodies of its article among its examples, which are valid', () => {
    expectNone(oracle.examples(description, id));
  });

  test('accepts each right value, and rejects each wrong one', () => {
    expectNone(oracle.bodies(description, id));
  });
});
