import type { ParsedUpdate } from './channel.ts';

/** Tries of a batch, and then of each update of it alone, before one is given up. */
const TRIES = 3;

export interface StoreDeps {
  /** Commits updates; may be given the same ones again. */
  store(updates: ParsedUpdate[]): Promise<unknown>;
  /** Rejects where the database does not answer. */
  databaseAnswers(): Promise<unknown>;
  /** Waits before the next try; rejects when we are to stop. */
  pause(failures: number): Promise<void>;
  onSetAside(update: ParsedUpdate, error: unknown): void;
}

/**
 * Stores what a poll brought. One update that can never be stored would hold up everybody's behind it, for ever: after three tries
 * of the batch and three of it alone, each with a database that answers before and after, only its id is kept.
 * @throws what the store throws while the database does not answer: then nothing is given up.
 */
export async function storeOrSetAside(updates: ParsedUpdate[], deps: StoreDeps): Promise<void> {
  const failure = await tryToStore(updates, deps);
  if (!failure) return;
  for (const update of updates) {
    const failureAlone = await tryToStore([update], deps);
    if (!failureAlone) continue;
    await deps.store([{ ...update, address: '', name: undefined, content: { kind: 'ignored', why: 'unstorable' } }]);
    deps.onSetAside(update, failureAlone.error);
  }
}

async function tryToStore(updates: ParsedUpdate[], deps: StoreDeps): Promise<{ error: unknown } | undefined> {
  for (let failures = 1; ; failures += 1) {
    try {
      await deps.store(updates);
      return undefined;
    } catch (error) {
      await deps.databaseAnswers();
      if (failures >= TRIES) return { error };
      await deps.pause(failures);
      await deps.databaseAnswers();
    }
  }
}
