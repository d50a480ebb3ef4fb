import type { ChangedMessageFact } from '../../flows/facts.ts';
import { changedMessages } from '../messages/change-store.ts';
import type { Transaction } from '../platform/database.ts';

/** Which issue a changed message of a conversation belongs to, for each question in their order; null where it is none. */
export async function changedMessageFacts(
  tx: Pick<Transaction, '$queryRaw'>,
  questions: readonly { conversationId: string; of: string }[],
): Promise<(ChangedMessageFact | null)[]> {
  const found = await changedMessages(tx, questions);
  const ids = found.flatMap((one) => one?.issueId ?? []);
  if (ids.length === 0) return found.map(() => null);
  const rows = await tx.$queryRaw<{ id: string; code: string }[]>`
    SELECT i.id, i.code FROM issues i WHERE i.id = ANY(${ids}::uuid[])`;
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return found.map((one) => (one ? { message: one.message, was: one.was, code: codes.get(one.issueId)! } : null));
}
