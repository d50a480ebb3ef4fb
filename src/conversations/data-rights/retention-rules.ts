import { dropOldTalks } from '../../assistant/outside/erase-store.ts';
import { forgetReporter } from '../../issues/erase-reporter-store.ts';
import { removeEmptyConversations } from '../../messages/erase-conversation-store.ts';
import {
  dropRoutingCounts,
  dropSessions,
  heldUpdates,
  retireMedia,
  retireReplies,
  retireUpdates,
  sentReplies,
} from '../../messages/retention-store.ts';
import { dropRequests } from '../../people/data-request-store.ts';
import { dropProofs, removeAddresses } from '../../people/erase-person-store.ts';
import type { Transaction } from '../../platform/database.ts';
import { dropSignIns, dropTasks } from '../../staff/retention-store.ts';
import type { RetentionRule } from './retention-periods.ts';
import {
  dropCounts,
  issuesWithReporter,
  mediaOfClosed,
  type Old,
  oldReplies,
  oldUpdates,
  silentStrangers,
  withdrawnConversations,
} from './retention-store.ts';

/** What a rule took away in one transaction. */
export interface Removed {
  count: number;
  /** Media whose bytes are to be removed after the commit. */
  media?: string[];
}

export interface Times {
  now: Date;
  /** By the machine's clock, for leases. */
  real: Date;
}

/** One rule for each period: takes away at most so many at a time. */
export const RETENTION_RULES: Readonly<
  Record<RetentionRule, (tx: Transaction, old: Old, times: Times) => Promise<Removed>>
> = {
  closedMedia: async (tx, old) => {
    const media = await mediaOfClosed(tx, old);
    await retireMedia(tx, media);
    return { count: media.length, media };
  },
  closedReporters: async (tx, old, { now }) => {
    const ids = await issuesWithReporter(tx, old);
    await forgetReporter(tx, { ids }, now);
    return { count: ids.length };
  },
  messages: async (tx, old) => {
    const updates = await oldUpdates(tx, old);
    const media = await retireUpdates(tx, updates);
    const replies = await oldReplies(tx, old);
    await retireReplies(tx, replies);
    return { count: updates.length + replies.length, media };
  },
  askedOutside: async (tx, old, { now }) => ({ count: await dropOldTalks(tx, { ...old, now }) }),
  sessions: async (tx, old) => ({ count: await dropSessions(tx, old) }),
  withdrawn: async (tx, old) => {
    const conversations = await withdrawnConversations(tx, old);
    const updates = await heldUpdates(tx, conversations, old.before);
    const replies = await sentReplies(tx, conversations, old.before);
    await retireReplies(tx, replies);
    return { count: updates.length + replies.length, media: await retireUpdates(tx, updates) };
  },
  strangers: async (tx, old, { real }) => {
    const addresses = await removeEmptyConversations(tx, await silentStrangers(tx, old), real);
    await removeAddresses(tx, addresses);
    return { count: addresses.length };
  },
  proofs: async (tx, old) => ({ count: await dropProofs(tx, old) }),
  requests: async (tx, old) => ({ count: await dropRequests(tx, old) }),
  routingCounts: async (tx, { before }) => ({ count: await dropRoutingCounts(tx, before) }),
  signIns: async (tx, { before }) => ({ count: await dropSignIns(tx, before) }),
  tasks: async (tx, old) => ({ count: await dropTasks(tx, old) }),
  retentionCounts: async (tx, old) => ({ count: await dropCounts(tx, old) }),
};
