import type { Transaction } from '../platform/database.ts';

/** Two records of one person become one: what either was reminded of is that one's. */
export async function moveReminded(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.$executeRaw`UPDATE reminders SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
}
