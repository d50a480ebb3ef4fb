import type { Transaction } from '../platform/database.ts';

/**
 * Units and posts are made, changed and ended by one at a time, to the end of the transaction: what is checked over several of them (superiors
 * without a circle, names and ids that are free) then holds when it is written.
 */
export async function lockOrganisation(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('organisation', 0))) AS locked`;
}
