import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/**
 * Measures each subject once per round, so that the noise of the machine affects all of them alike.
 * Resolves to a function that returns all measurements of a subject.
 *
 * @throws {Error} naming the subject that could not be measured, with the reason as its cause.
 */
export async function inTurns<Subject extends { name: string }, Measurement>(
  rounds: number,
  subjects: Subject[],
  measure: (subject: Subject) => Measurement | Promise<Measurement>,
): Promise<(subject: { name: string }) => Measurement[]> {
  const measurements = new Map<string, Measurement[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) {
      try {
        measurements.get(subject.name)?.push(await measure(subject));
      } catch (cause) {
        throw new Error(`${subject.name} could not be measured`, { cause });
      }
    }
  }
  return ({ name }) => measurements.get(name) ?? [];
}

/** @throws {Error} if there are no values, or one of them is not a number. */
export function median(values: number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1];
  if (middle === undefined || values.some(Number.isNaN)) throw new Error(`No median of [${values}]`);
  return middle;
}

/** Runs a script in a process of its own, and resolves to the number that it prints. */
export async function runForNumber(script: string, ...args: unknown[]): Promise<number> {
  const argv = [script, ...args.map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { timeout: 60_000 });
  return Number.parseFloat(stdout);
}

export function gzip(content: Uint8Array): Buffer {
  return gzipSync(content, { level: 9 });
}
