import { expect, test } from 'vitest';
import { testReadme } from './readme.ts';

const { blocks } = testReadme('packages/mock');

test('the README has all the recipes', () => {
  const recipes = blocks.filter(({ code }) => !code.startsWith('npm install'));
  expect([...new Set(recipes.map(({ section }) => section))]).toEqual([
    'In process',
    'In place of the global `fetch`',
    'With MSW',
    'As a server',
    'On the command line',
    'In a CI job',
    'As a proxy against the real API',
  ]);
});
