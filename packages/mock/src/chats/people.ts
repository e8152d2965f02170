/** Invented people and departments: always the same for the same id. */

const FIRST = [
  'Ada',
  'Bohdan',
  'Carla',
  'Daryna',
  'Emil',
  'Fatima',
  'Grace',
  'Hugo',
  'Iryna',
  'Jonas',
  'Kateryna',
];
const LAST = [
  'Almeida',
  'Bondar',
  'Castro',
  'Danylko',
  'Eriksen',
  'Ferrari',
  'Green',
  'Hrytsenko',
  'Ito',
  'Jensen',
];
const DEPARTMENTS = ['Sales', 'Support', 'Billing', 'Onboarding', 'Partners', 'Returns', 'Technical Support'];

export function agent(id: number): { id: number; name: string; email: string; role: string } {
  return { id, name: name(id), email: `agent-${id}@example.com`, role: 'agent' };
}

export function customer(id: number): { id: number; name: string; email: string; userId: null } {
  return { id, name: name(id), email: `customer-${id}@example.com`, userId: null };
}

export function department(id: number): { id: number; name: string } {
  return { id, name: `${pick(DEPARTMENTS, id)} ${id}` };
}

function name(id: number): string {
  return `${pick(FIRST, id)} ${pick(LAST, Math.floor(id / FIRST.length))}`;
}

function pick(list: readonly string[], id: number): string {
  return list[id % list.length] as string;
}
