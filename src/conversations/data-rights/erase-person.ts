import { forgetTalks } from '../../assistant/outside/erase-store.ts';
import { forgetCodeTries, forgetReporter, forgetVoices } from '../../issues/erase-reporter-store.ts';
import { eraseConversations, forgetTimers } from '../../messages/erase-conversation-store.ts';
import { setTimers } from '../../messages/timer-store.ts';
import { consentState, isGiven, recordConsents } from '../../people/consent-store.ts';
import {
  conversationsOfPerson,
  type OwnConversation,
  pseudonymise,
  replaceByStrangers,
} from '../../people/erase-person-store.ts';
import { dropLinkCodes } from '../../people/link-code-store.ts';
import { PURPOSES } from '../../people/purposes.ts';
import type { Transaction } from '../../platform/database.ts';
import { forgetInTasks } from '../../staff/forget-tasks-store.ts';
import { STRANGER_LEFT, STRANGER_STAYS_MS } from './stranger-left.ts';

/** Somebody whose data go. */
export interface LeavingPerson {
  personId: string;
  conversations: readonly OwnConversation[];
  conversationIds: string[];
  /** Updates of the turn in which they said so; none where a moderator does it for them. */
  taken: readonly bigint[];
  /** Ids by which anything may still lead to them. */
  ids: string[];
}

/** What one slice has of a person. Each may run any number of times. */
export type Eraser = (tx: Transaction, leaving: LeavingPerson, found: Erased, now: Date) => Promise<void>;

/** What came of it. */
export interface Erased {
  /** Open issues that go on without the person. */
  kept: number;
  /** Media whose bytes are to be removed after the commit. What is missed, the sweep of media finds. */
  media: string[];
}

/** Everything that is kept of people, a line for each slice that keeps something: a new one is a line here. */
export const ERASERS: Readonly<Record<string, Eraser>> = {
  issues: async (tx, { personId }, found, now) => {
    found.kept += await forgetReporter(tx, { personId }, now);
  },
  assistant: (tx, { conversationIds }, _, now) => forgetTalks(tx, conversationIds, now),
  voices: (tx, { personId }) => forgetVoices(tx, personId),
  codeTries: (tx, { conversationIds }) => forgetCodeTries(tx, conversationIds),
  tasks: (tx, { ids, conversationIds }, _, now) => forgetInTasks(tx, { ids, conversationIds, now }),
  linkCodes: (tx, { ids }) => dropLinkCodes(tx, ids),
  timers: (tx, { ids }) => forgetTimers(tx, ids),
  conversations: async (tx, { conversationIds, taken }, found, now) => {
    found.media.push(...(await eraseConversations(tx, { conversationIds, taken, now })));
  },
  consents: (tx, { personId }) => pseudonymise(tx, personId),
  person: (tx, { personId }, _, now) => replaceByStrangers(tx, personId, now),
};

/**
 * Erases a person, in the caller's transaction: all of it or nothing. What is left afterwards is a stranger with an address, so that the
 * last message can still be delivered; that goes an hour later. Whoever writes again is somebody new.
 */
export async function erasePerson(
  tx: Transaction,
  {
    personId,
    taken = [],
    textVersion,
    now,
  }: { personId: string; taken?: readonly bigint[]; textVersion: string; now: Date },
): Promise<Erased> {
  const found: Erased = { kept: 0, media: [] };
  const conversations = await conversationsOfPerson(tx, personId);
  const conversationIds = conversations.map(({ id }) => id);
  const state = (await consentState(tx, [personId])).get(personId)!;
  const given = PURPOSES.filter((purpose) => isGiven(state[purpose]));
  await recordConsents(
    tx,
    conversations.flatMap(({ addressId, channel }) =>
      given.map((purpose) => ({ personId, addressId, channel, purpose, decision: 'withdrawn' as const, textVersion })),
    ),
    now,
  );
  const ids = [personId, ...conversationIds, ...conversations.map(({ addressId }) => addressId)];
  const leaving: LeavingPerson = { personId, conversations, conversationIds, taken, ids };
  for (const erase of Object.values(ERASERS)) await erase(tx, leaving, found, now);
  await setTimers(
    tx,
    conversationIds.map((subject) => ({
      kind: STRANGER_LEFT,
      subject,
      dueAt: new Date(now.getTime() + STRANGER_STAYS_MS),
    })),
  );
  return found;
}
