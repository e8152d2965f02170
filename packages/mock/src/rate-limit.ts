export interface RateLimit {
  /** How many requests one API key may make, at least one … */
  requests: number;
  /** … in so many milliseconds, more than none. */
  per: number;
}

/** Says whether a request of this key is still within the limit, and counts it if so. */
export type Limiter = (key: string) => boolean;

/** A window that slides: what counts is how many requests the key made in the last `per` milliseconds. */
export function createLimiter({ requests, per }: RateLimit): Limiter {
  const times = new Map<string, number[]>();
  return (key) => {
    const now = performance.now();
    const recent = (times.get(key) ?? []).filter((time) => time > now - per);
    // The key that was used last is always at the end, so those that are forgotten first are the oldest.
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
