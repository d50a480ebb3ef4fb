import { moveDutyPerson } from '../../duties/move-person-store.ts';
import { moveReporter, splitReporter } from '../../issues/move-reporter-store.ts';
import { giveConversation, lockConversationsOf, moveConversations } from '../../messages/move-conversations-store.ts';
import { moveHolder } from '../../organisation/move-holder-store.ts';
import { dropMergedPerson, lockPeople, moveWholePerson, splitAddress } from '../../people/link-people-store.ts';
import type { Transaction } from '../../platform/database.ts';
import { moveReminded } from '../../reminders/move-person-store.ts';

/** Two records of the same person: what hangs on one goes over to the other. */
export interface Merge {
  from: string;
  into: string;
}

/** What hangs on people, a line for each slice that keeps something by a person: a new one is a line here. */
export const MOVERS: Readonly<Record<string, (tx: Transaction, merge: Merge) => Promise<void>>> = {
  conversations: moveConversations,
  people: moveWholePerson,
  issues: moveReporter,
  posts: moveHolder,
  duties: moveDutyPerson,
  reminders: moveReminded,
};

/**
 * Whoever talks in two chats is one person: issues, history and rights over the data are common from here on. What was agreed to stays
 * with the chat in which it was said. @returns whether both records were still there.
 */
export async function linkPeople(tx: Transaction, merge: Merge): Promise<boolean> {
  if (merge.from === merge.into) return true;
  await lockConversationsOf(tx, [merge.from, merge.into]);
  if (!(await lockPeople(tx, [merge.from, merge.into]))) return false;
  for (const move of Object.values(MOVERS)) await move(tx, merge);
  await dropMergedPerson(tx, merge);
  return true;
}

/** One chat is a person of its own again; what was reported there goes with it. @returns the new person's id. */
export async function unlinkConversation(
  tx: Transaction,
  { personId, addressId, conversationId }: { personId: string; addressId: string; conversationId: string },
  now: Date,
): Promise<string> {
  await lockConversationsOf(tx, [personId]);
  await lockPeople(tx, [personId]);
  const to = await splitAddress(tx, { personId, addressId, now });
  await splitReporter(tx, { personId, conversationId, to });
  await giveConversation(tx, { conversationId, to });
  return to;
}
