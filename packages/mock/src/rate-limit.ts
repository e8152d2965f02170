export interface RateLimit {
  /** How many requests one API key may send, at least one … */
  requests: number;
  /** … in this many milliseconds, more than 0. */
  per: number;
}

/** Whether a request with this key is still within the limit. Counts it if so. */
export type Limiter = (key: string) => boolean;

/** A sliding window: counts the requests of a key in the last `per` milliseconds. */
export function createLimiter({ requests, per }: RateLimit): Limiter {
  const times = new Map<string, number[]>();
  return (key) => {
    const now = performance.now();
    const recent = (times.get(key) ?? []).filter((time) => time > now - per);
    // The key that was used last is always at the end, so expired keys are at the beginning.
    times.delete(key);
    times.set(key, recent);
    for (const [other, [latest = 0]] of times) {
      if (latest > now - per) break;
      if (other !== key) times.delete(other);
    }
    if (recent.length >= requests) return false;
    recent.unshift(now);
    return true;
  };
}
