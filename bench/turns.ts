/**
 * Measures each subject once per round, so that the noise of the machine meets all of them alike.
 * Resolves to a function that tells what was measured of a subject, by its name.
 *
 * @throws {Error} naming the subject that could not be measured, with the reason as its cause.
 */
export async function inTurns<Subject extends { name: string }, Measure>(
  rounds: number,
  subjects: Subject[],
  measure: (subject: Subject) => Measure | Promise<Measure>,
): Promise<(subject: { name: string }) => Measure[]> {
  const measures = new Map<string, Measure[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) {
      try {
        measures.get(subject.name)?.push(await measure(subject));
      } catch (cause) {
        throw new Error(`${subject.name} could not be measured`, { cause });
      }
    }
  }
  return ({ name }) => measures.get(name) ?? [];
}

/** @throws {Error} if there is nothing to take it of, or something is not a number. */
export function median(values: number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1];
  if (middle === undefined || values.some(Number.isNaN)) throw new Error(`No median of [${values}]`);
  return middle;
}
