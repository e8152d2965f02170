import { agent, customer, department, type Field, type Fields, type Kind } from './facts.ts';
import type { Values } from './judging.ts';

const ids: Values = {
  good: [1, 542335, 2 ** 40, Number.MAX_SAFE_INTEGER, 2 ** 60],
  bad: [0, -1, 1.5, '1', '542335', true, {}, []],
};
const texts: Values = { good: ['', 'string', ' '], bad: [1, true, {}, []] };
const booleans: Values = { good: [true, false], bad: ['true', 0, {}, []] };
const timestamps: Values = {
  good: [0, 1592332354, 99_999_999_999_999, 2 ** 60, '0', '1603885746', '1603864800.000', '99999999999999'],
  bad: [
    -1,
    1.5,
    '',
    '2020-06-16T18:32:34Z',
    '-1',
    '1603864800.',
    '.5',
    '16038 64800',
    'x1603885746',
    '1603885746x',
    true,
    {},
    [],
  ],
};

function values(kind: Kind): Values {
  if (typeof kind === 'object') {
    if ('open' in kind) return { good: [...kind.open, 'nobody knows this one', 'x', ''], bad: texts.bad };
    return {
      good: [...kind.closed],
      bad: ['', 'open', 'on hold', 'onhold', 'empty', 'OPENED', 'done', ...texts.bad],
    };
  }
  switch (kind) {
    case 'id':
      return ids;
    case 'text':
      return texts;
    case 'boolean':
      return booleans;
    case 'timestamp':
      return timestamps;
    case 'Agent':
      return objects(agent);
    case 'Customer':
      return objects(customer);
    case 'Department':
      return objects(department);
    case 'Agents': {
      const { good, bad } = objects(agent);
      return {
        good: [[], good.slice(0, 2), ...good.map((one) => [one])],
        bad: [{}, 'agents', 1, true, ...bad.map((one) => [one]), [null]],
      };
    }
  }
}

/** Objects that differ from a plain one in a single field. */
export function objects(fields: Fields, plain: object = sample(fields), closed = false): Values {
  const good: unknown[] = [plain];
  const bad: unknown[] = ['text', 1, true, []];
  for (const [name, field] of Object.entries(fields)) {
    const { [name]: _left, ...without } = { ...plain } as Record<string, unknown>;
    (field.optional ? good : bad).push(without);
    const { good: passing, bad: failing } = values(field.kind);
    for (const value of passing) good.push({ ...plain, [name]: value });
    for (const value of failing) bad.push({ ...plain, [name]: value });
    (field.nullable ? good : bad).push({ ...plain, [name]: null });
  }
  (closed ? bad : good).push({ ...plain, somethingElse: 1 });
  return { good, bad };
}

/** An object with every field, each with a plain value. */
export function sample(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind }]: [string, Field]) => [name, plainValue(kind)]),
  );
}

function plainValue(kind: Kind): unknown {
  if (kind === 'Agent') return sample(agent);
  if (kind === 'Customer') return sample(customer);
  if (kind === 'Department') return sample(department);
  if (kind === 'Agents') return [sample(agent)];
  return values(kind).good[1];
}
