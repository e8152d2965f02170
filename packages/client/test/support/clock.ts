import type { Runtime } from '../../src/runtime.ts';

/** A clock that stands still until it is told to go on; chance always is `random`. */
export class Clock implements Runtime {
  private time = 0;
  private readonly timers = new Set<{ at: number; callback: () => void }>();
  /** How long each timer was set for. */
  readonly waits: number[] = [];
  private readonly chance: number;

  constructor(chance = 1) {
    this.chance = chance;
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return this.chance;
  }

  after(milliseconds: number, callback: () => void): () => void {
    this.waits.push(milliseconds);
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** How many timers have not fired and have not been cancelled. */
  get pending(): number {
    return this.timers.size;
  }

  /** Lets so many milliseconds pass, with all that happens in them. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const [next] = [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.time = end;
  }
}

/** Resolves when all that can happen without time passing has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
