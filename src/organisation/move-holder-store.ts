import type { Transaction } from '../platform/database.ts';

/** Two records of one person become one: the posts that either holds are that one's, and so is the calendar of either. */
export async function moveHolder(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.$executeRaw`UPDATE holders SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE cadre_feeds SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM cadre_feeds kept WHERE kept.person_id = ${into}::uuid)`;
}
