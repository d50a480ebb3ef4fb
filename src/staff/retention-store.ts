import type { Transaction } from '../platform/database.ts';

/** Sign-in sessions and links that are over for so long. @returns how many. */
export async function dropSignIns(tx: Transaction, before: Date): Promise<number> {
  const sessions = await tx.$executeRaw`DELETE FROM staff_sessions WHERE expires_at < ${before}::timestamptz`;
  const links = await tx.$executeRaw`DELETE FROM sign_in_links WHERE expires_at < ${before}::timestamptz`;
  return sessions + links;
}

/** Tasks that are done for so long. @returns how many. */
export async function dropTasks(tx: Transaction, { before, limit }: { before: Date; limit: number }): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE done_at < ${before}::timestamptz ORDER BY done_at LIMIT ${limit})`;
}
