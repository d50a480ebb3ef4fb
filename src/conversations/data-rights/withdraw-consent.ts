import { forgetTalks } from '../../assistant/outside/erase-store.ts';
import { forgetReporter, openCodesOf, silenceIssues, stopFollowing } from '../../issues/erase-reporter-store.ts';
import { withdrawIssue } from '../../issues/withdraw-issue.ts';
import { forgetTimers, holdConversations } from '../../messages/erase-conversation-store.ts';
import { consentState, isGiven, recordConsents } from '../../people/consent-store.ts';
import { conversationsOfPerson } from '../../people/erase-person-store.ts';
import { PURPOSES, type Purpose } from '../../people/purposes.ts';
import type { Transaction } from '../../platform/database.ts';
import { forgetInTasks } from '../../staff/forget-tasks-store.ts';

export interface Withdrawal {
  personId: string;
  conversationId: string;
  addressId: string;
  channel: string;
  purpose: Purpose;
  /** Only for `reports`: whether open issues go on without the person. */
  openIssues: 'keep' | 'withdraw';
  textVersion: string;
  updateIds: bigint[];
}

/**
 * A consent is withdrawn. One for announcements or for a later question leaves the others as they are. Without the one for reports
 * nothing may be used: nothing more is sent, what was said is held again and goes after fifteen days, and so the others end too.
 * @returns whether the conversation has no consent any more.
 */
export async function withdrawConsent(tx: Transaction, call: Withdrawal, now: Date): Promise<boolean> {
  const { personId, addressId, channel, purpose, textVersion } = call;
  const state = (await consentState(tx, [personId])).get(personId)!;
  const ending = purpose === 'reports' ? PURPOSES.filter((one) => one === 'reports' || isGiven(state[one])) : [purpose];
  await recordConsents(
    tx,
    ending.map((one) => ({ personId, addressId, channel, purpose: one, decision: 'withdrawn', textVersion })),
    now,
  );
  if (ending.includes('assistant')) {
    const conversations = await conversationsOfPerson(tx, personId);
    await forgetTalks(
      tx,
      conversations.map(({ id }) => id),
      now,
    );
  }
  if (purpose !== 'reports') return false;
  await endReports(tx, call, now);
  return true;
}

async function endReports(tx: Transaction, call: Withdrawal, now: Date): Promise<void> {
  const { personId, conversationId, channel, updateIds } = call;
  const conversations = await conversationsOfPerson(tx, personId);
  const conversationIds = conversations.map(({ id }) => id);
  if (call.openIssues === 'withdraw')
    for (const code of await openCodesOf(tx, personId))
      await withdrawIssue(tx, { code, personId, conversationId, channel, updateIds }, now);
  else await forgetReporter(tx, { openOf: personId }, now);
  await silenceIssues(tx, personId);
  await stopFollowing(tx, personId);
  await forgetInTasks(tx, { ids: [personId, ...conversationIds], conversationIds, now });
  await forgetTimers(tx, [personId, ...conversationIds]);
  await holdConversations(tx, conversationIds, now);
}
