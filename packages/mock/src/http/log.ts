/** One request and its response, for a log. */
export interface LogEntry {
  method: string;
  path: string;
  status: number;
  ms: number;
  /** What the error body says, if it is one. */
  wrong: string[];
}

export type Log = (entry: LogEntry) => void;

/** What an error body says; empty if the body is not one. */
export function errorMessages(body: unknown): string[] {
  const { errors, code, message } = Object(body) as { errors?: unknown; code?: unknown; message?: unknown };
  if (typeof code === 'string' && code.startsWith('mock_')) return [`${code}: ${message}`];
  if (!Array.isArray(errors)) return [];
  const messages = errors.map((entry) => `${entry.code}: ${entry.message}`);
  // The first of several entries is generic.
  return messages.length > 1 ? messages.slice(1) : messages;
}
