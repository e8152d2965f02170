import { description } from '../test/support/description.ts';

export interface Settings {
  apiKey: string;
  baseUrl: string;
  application: number;
  customer: number;
  agent?: number;
  department?: number;
}

const [{ url: OFFICIAL } = { url: '' }] = description.servers;

const REQUIRED = {
  HELPCRUNCH_API_KEY: 'the API key of the account (Settings → Developers → Public API)',
  HELPCRUNCH_APPLICATION_ID: 'id of the application the chat is to belong to',
  HELPCRUNCH_CUSTOMER_ID: 'id of a customer who may get a chat, best of one made for this',
};
const OPTIONAL = {
  HELPCRUNCH_AGENT_ID: 'id of an agent; without it the chat is not assigned',
  HELPCRUNCH_DEPARTMENT_ID: 'id of a department; without it the chat is not moved',
  HELPCRUNCH_BASE_URL: `another server than ${OFFICIAL}`,
};

/** What the environment says, or in words what is missing. Throws if something in it cannot be right. */
export function settings(env: NodeJS.ProcessEnv): Settings | string {
  const missing = Object.keys(REQUIRED).filter((name) => !env[name]);
  if (missing.length > 0) return explained(missing);
  const { HELPCRUNCH_AGENT_ID, HELPCRUNCH_DEPARTMENT_ID } = env;
  return {
    apiKey: env.HELPCRUNCH_API_KEY ?? '',
    baseUrl: origin(env.HELPCRUNCH_BASE_URL || OFFICIAL),
    application: id(env, 'HELPCRUNCH_APPLICATION_ID'),
    customer: id(env, 'HELPCRUNCH_CUSTOMER_ID'),
    ...(HELPCRUNCH_AGENT_ID && { agent: id(env, 'HELPCRUNCH_AGENT_ID') }),
    ...(HELPCRUNCH_DEPARTMENT_ID && { department: id(env, 'HELPCRUNCH_DEPARTMENT_ID') }),
  };
}

function explained(missing: string[]): string {
  const list = (variables: Record<string, string>) =>
    Object.entries(variables).map(([name, what]) => `  ${name.padEnd(26)}${what}`);
  return [
    'Skipped: nothing was sent.',
    'This command takes one chat of a real HelpCrunch account through its life, and reports where the answers differ from the description.',
    `Not set: ${missing.join(', ')}. It needs these environment variables:`,
    ...list(REQUIRED),
    'and takes these:',
    ...list(OPTIONAL),
  ].join('\n');
}

function id(env: NodeJS.ProcessEnv, name: string): number {
  const text = env[name] ?? '';
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`${name} must be a positive integer, not ${JSON.stringify(text)}.`);
}

function origin(text: string): string {
  const url = URL.parse(text);
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && local)) {
    throw new Error('HELPCRUNCH_BASE_URL must begin with https://, or be on this machine.');
  }
  if (url.href !== `${url.origin}/`) {
    throw new Error(
      'HELPCRUNCH_BASE_URL must end after the host: the paths of the description begin with /v1.',
    );
  }
  return url.origin;
}
