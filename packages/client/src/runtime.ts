/** What depends on time passing and on chance, so that tests can stand in for it. */
export interface Runtime {
  /** Monotonic milliseconds; only differences are meaningful. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Calls back after so many milliseconds; the result cancels that. */
  after(milliseconds: number, callback: () => void): () => void;
}

// A longer timer would overflow and fire at once.
const LONGEST_TIMER = 2 ** 31 - 1;

export const systemRuntime: Runtime = {
  now: () => performance.now(),
  random: () => Math.random(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
};

/**
 * Settles as `start` says, or rejects with the signal's reason when that is aborted first.
 * `start` returns what ends its work then. No listener stays behind.
 */
export function abortable<T>(
  signal: AbortSignal | undefined,
  start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => (reason?: unknown) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (!signal) {
      start(resolve, reject);
      return;
    }
    if (signal.aborted) return reject(signal.reason);
    let end: ((reason?: unknown) => void) | undefined;
    const leave = () => signal.removeEventListener('abort', abort);
    const abort = () => {
      leave();
      end?.(signal.reason);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort);
    end = start(
      (value) => {
        leave();
        resolve(value);
      },
      (reason) => {
        leave();
        reject(reason);
      },
    );
    // What `start` calls may have aborted, before there was anything to end.
    if (signal.aborted) end(signal.reason);
  });
}

/** Waits for what a caller's function promises, but no longer than until the signal is aborted. */
export function untilAborted<T>(signal: AbortSignal | undefined, call: () => T | Promise<T>): Promise<T> {
  return abortable(signal, (resolve, reject) => {
    (async () => resolve(await call()))().catch(reject);
    return () => {};
  });
}
