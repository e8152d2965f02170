import type { LogEntry } from '../http/log.ts';

/** One line for people. */
export function readableLine({ method, path, status, ms, wrong }: LogEntry): string {
  const parts = [`${method} ${path} ${status} ${ms.toFixed(1)} ms`, wrong.join('; ')];
  return oneLine(parts.filter(Boolean).join('  '));
}

/** One line for programs. */
export function jsonLine(data: object): string {
  return JSON.stringify({ time: new Date().toISOString(), ...data });
}

/** Escapes every character that would start a new line or control the terminal. */
export function oneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
