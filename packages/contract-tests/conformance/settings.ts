import { createChatsClient } from '@helpcrunch-chats/client';
import { description } from '../test/support/description.ts';

export interface Settings {
  apiKey: string;
  baseUrl: string;
  application: number | undefined;
  customer: number | undefined;
  agent: number | undefined;
  department: number | undefined;
}

const [{ url: OFFICIAL } = { url: '' }] = description.servers;

const REQUIRED = {
  HELPCRUNCH_API_KEY: 'the API key of the account (Settings → Developers → Public API)',
  HELPCRUNCH_APPLICATION_ID: 'id of the application that the chat will belong to',
  HELPCRUNCH_CUSTOMER_ID: 'id of the customer who gets the chat, preferably a test customer',
};
const OPTIONAL = {
  HELPCRUNCH_AGENT_ID: 'optional: id of an agent; without it the chat is not assigned',
  HELPCRUNCH_DEPARTMENT_ID: 'optional: id of a department; without it the chat is not moved',
  HELPCRUNCH_BASE_URL: `optional: another server than ${OFFICIAL}`,
};

/** The settings in the environment, or a text that says which are missing. Throws if one of them is invalid. */
export function settings(env: NodeJS.ProcessEnv): Settings | string {
  const missing = Object.keys(REQUIRED).filter((name) => !env[name]);
  if (missing.length > 0)
    return [
      'Skipped: nothing was sent.',
      'This command takes one chat of a real HelpCrunch account through its life, and reports where the responses differ from the description.',
      `Not set: ${missing.join(', ')}. It reads these environment variables:`,
      ...Object.entries({ ...REQUIRED, ...OPTIONAL }).map(([name, what]) => `  ${name.padEnd(26)}${what}`),
    ].join('\n');

  const { HELPCRUNCH_API_KEY: apiKey = '', HELPCRUNCH_BASE_URL: baseUrl } = env;
  // Throws if the key cannot be right.
  createChatsClient({ apiKey });
  const { protocol, hostname, origin, href } = URL.parse(baseUrl || OFFICIAL) ?? {};
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname ?? '');
  if (!(protocol === 'https:' || (protocol === 'http:' && isLocal)) || href !== `${origin}/`)
    throw new Error(
      `HELPCRUNCH_BASE_URL must be like ${OFFICIAL}, without a path. Only on this machine it may begin with http:.`,
    );
  const id = (name: string): number | undefined => {
    const text = env[name];
    if (!text) return undefined;
    if (/^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
    throw new Error(`${name} must be a positive integer, not ${JSON.stringify(text)}.`);
  };
  return {
    apiKey,
    baseUrl: origin as string,
    application: id('HELPCRUNCH_APPLICATION_ID'),
    customer: id('HELPCRUNCH_CUSTOMER_ID'),
    agent: id('HELPCRUNCH_AGENT_ID'),
    department: id('HELPCRUNCH_DEPARTMENT_ID'),
  };
}
