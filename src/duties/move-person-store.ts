import type { Transaction } from '../platform/database.ts';

/** Two records of one person become one: what either did about assignments is that one's. */
export async function moveDutyPerson(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.$executeRaw`UPDATE assignment_history SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
}
