export type Wakeable = 'drain' | 'send' | 'media' | 'assistant';

/** Says within a process that there is something to do. Nothing is lost with a wake: a sweep finds the rows. */
export interface Wakes {
  wake(what: Wakeable): void;
  /** @returns a function that ends it. */
  on(what: Wakeable, run: () => void): () => void;
}

/** Runs at once, and then at most once in `coalesceMs`, however often it is woken. */
export function openWakes({ coalesceMs = 10 }: { coalesceMs?: number } = {}): Wakes {
  const listeners = new Map<Wakeable, Set<() => void>>();
  const resting = new Map<Wakeable, { again: boolean }>();

  function run(what: Wakeable): void {
    const rest = { again: false };
    resting.set(what, rest);
    setTimeout(() => {
      resting.delete(what);
      if (rest.again) run(what);
    }, coalesceMs).unref();
    for (const listener of listeners.get(what) ?? []) listener();
  }

  return {
    wake: (what) => {
      const rest = resting.get(what);
      if (rest) rest.again = true;
      else run(what);
    },
    on: (what, listener) => {
      const set = listeners.get(what) ?? new Set();
      listeners.set(what, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
