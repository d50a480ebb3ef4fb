/** How often somebody may do something: `most` times in any `perMs` milliseconds. */
export interface Limit {
  most: number;
  perMs: number;
}

/** More keys than a town has people at once are an attack: then the oldest are forgotten. */
const MOST_KEYS = 50_000;

/**
 * Counts what was done, by key, in this process only: with several web processes everybody may do as many times more.
 * @returns a function that notes one more and says in how many milliseconds it will be allowed; 0: it is.
 */
export function slidingWindow({ most, perMs }: Limit): (key: string, now: number) => number {
  const done = new Map<string, number[]>();
  return (key, now) => {
    const recent = (done.get(key) ?? []).filter((at) => at > now - perMs);
    // Taken out and put back: the map's order is then the order of use.
    done.delete(key);
    const allowed = recent.length < most;
    if (allowed) recent.push(now);
    done.set(key, recent);
    for (const [oldest, times] of done) {
      if (times.at(-1)! > now - perMs && done.size <= MOST_KEYS) break;
      done.delete(oldest);
    }
    return allowed ? 0 : recent[0]! + perMs - now;
  };
}
