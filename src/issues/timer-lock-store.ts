import type { Transaction } from '../platform/database.ts';

/** Locks the issues that timers name, with their conversations, before the timers are taken. */
export async function lockIssuesOfTimers(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT c.id FROM conversations c
    WHERE c.id IN (SELECT coalesce(i.conversation_id, (SELECT whole.conversation_id FROM issues whole WHERE whole.id = i.parent_id))
      FROM issues i WHERE i.id = ANY(${[...ids]}::uuid[]))
    ORDER BY c.id FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT i.id FROM issues i WHERE i.id = ANY(${[...ids]}::uuid[]) ORDER BY i.code FOR UPDATE OF i`;
}
