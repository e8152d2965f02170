/** What there is to tell about one request. */
export interface LogEntry {
  method: string;
  path: string;
  status: number;
  ms: number;
  /** What was wrong, if anything. */
  wrong: string[];
}

export type Log = (entry: LogEntry) => void;

/** One line for people. */
export function readableLine({ method, path, status, ms, wrong }: LogEntry): string {
  const parts = [`${method} ${path} ${status} ${ms.toFixed(1)} ms`, wrong.join('; ')];
  return oneLine(parts.filter(Boolean).join('  '));
}

/** One line for programs. */
export function jsonLine(entry: LogEntry): string {
  return JSON.stringify({ time: new Date().toISOString(), ...entry, ms: Number(entry.ms.toFixed(1)) });
}

/** The text with escapes for what would begin a new line, or talk to the terminal. */
export function oneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What an error body says. */
export function wrongWith(body: unknown): string[] {
  const { errors, code, message } = Object(body) as { errors?: unknown; code?: unknown; message?: unknown };
  if (typeof code === 'string' && code.startsWith('mock_')) return [`${code}: ${message}`];
  if (!Array.isArray(errors)) return [];
  const told = errors.map((entry) => `${entry.code}: ${entry.message}`);
  // The first of several entries says only that something is wrong.
  return told.length > 1 ? told.slice(1) : told;
}
