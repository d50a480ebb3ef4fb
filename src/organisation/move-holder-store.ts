import type { Transaction } from '../platform/database.ts';

/** Two records of one person become one: the posts that either holds are that one's. */
export async function moveHolder(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.$executeRaw`UPDATE holders SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
}
