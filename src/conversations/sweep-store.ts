import type { Database } from '../platform/database.ts';

/** Runs something in one process at a time: where another one has the lock, nothing is done. @returns whether it ran. */
export async function underSweepLock(database: Database, run: () => Promise<void>): Promise<boolean> {
  return database.$transaction(
    async (tx) => {
      // Held by this transaction, so it goes with the connection when the process dies.
      const [row] = await tx.$queryRaw<{ held: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended('sweep', 0)) AS held`;
      if (!row!.held) return false;
      await run();
      return true;
    },
    { timeout: 60_000 },
  );
}
