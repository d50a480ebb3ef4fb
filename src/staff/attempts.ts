/** How many wrong tries somebody has; kept in memory of one process, so a restart forgives. */
export interface Attempts {
  /**
   * Counts one try for each key, before it is known whether it is right: tries at the same time must not get round the limit.
   * @returns false, and counts nothing, where a key has none left.
   */
  take(keys: readonly string[], now: Date): boolean;
  /** Takes a counted try back for each key: it was right. */
  giveBack(keys: readonly string[]): void;
}

interface Rule {
  most: number;
  withinMs: number;
}

/** Beyond so many keys the oldest are forgotten, so that inventing addresses does not fill the memory. */
const MOST_KEYS = 10_000;

export function openAttempts({ most, withinMs }: Rule): Attempts {
  const times = new Map<string, number[]>();
  const recent = (key: string, now: Date) => (times.get(key) ?? []).filter((time) => now.getTime() - time < withinMs);
  return {
    take: (keys, now) => {
      if (keys.some((key) => recent(key, now).length >= most)) return false;
      for (const key of keys) {
        const tries = [...recent(key, now), now.getTime()];
        times.delete(key);
        times.set(key, tries);
      }
      for (const key of times.keys()) {
        if (times.size <= MOST_KEYS) break;
        times.delete(key);
      }
      return true;
    },
    giveBack: (keys) => {
      for (const key of keys) times.get(key)?.pop();
    },
  };
}
