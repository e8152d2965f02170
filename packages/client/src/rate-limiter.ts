import { abortable, type Runtime } from './runtime.ts';

/**
 * Decides when the next request may be sent.
 * Write your own to share a limit between processes, for example through Redis.
 */
export interface RateLimiter {
  /**
   * Resolves when one more request may be sent. It is called once for every attempt, right before that is sent.
   * When `signal` is aborted the call no longer waits; give its turn to the next.
   */
  acquire(signal?: AbortSignal): Promise<void>;
}

/** At most `requests` in any `per` milliseconds: a sliding window, first come, first served. */
export function slidingWindow(requests: number, per: number, runtime: Runtime): RateLimiter {
  // When the latest requests were let through, oldest first; never more than `requests` of them.
  const granted: number[] = [];
  const waiting: (() => void)[] = [];
  let cancelTimer: (() => void) | undefined;

  function letThrough(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    while (waiting.length > 0) {
      const now = runtime.now();
      const [oldest] = granted;
      if (granted.length === requests && oldest !== undefined) {
        const wait = oldest + per - now;
        if (wait > 0) {
          cancelTimer = runtime.after(wait, letThrough);
          return;
        }
        granted.shift();
      }
      granted.push(now);
      waiting.shift()?.();
    }
  }

  return {
    acquire: (signal) =>
      abortable(signal, (resolve) => {
        const go = resolve as () => void;
        waiting.push(go);
        letThrough();
        // Whoever gives up leaves the line; the timer goes on only for those who stay.
        return () => {
          waiting.splice(waiting.indexOf(go), 1);
          letThrough();
        };
      }),
  };
}
