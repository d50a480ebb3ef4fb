import { asWorded } from '../messages/as-worded-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { heardLast } from '../messages/heard-last-view.ts';
import { enqueue } from '../messages/outbox-store.ts';
import { setTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { followerNotice } from './follower-notice.ts';
import { hasFollowers } from './follower-store.ts';
import { followerKey, untoldFollowers } from './followers-view.ts';
import { isOpen } from './status-table.ts';
import { issueNotices } from './words.ts';

/** The timer's subject is the id of the issue. */
export const TELL_FOLLOWERS = 'tell_followers';

/** At most one notice an hour about an issue, unless it has ended. */
const BETWEEN_MS = 60 * 60_000;

/** After a reply: they hear of it, nobody waits for it. */
const REMINDER = 2;

/**
 * An issue has changed: its followers are to be told, in a transaction of their own. Locking their conversations beside the issue
 * would have a moderator and a resident wait for each other.
 */
export async function tellFollowersSoon(tx: Transaction, issueId: string, now: Date): Promise<void> {
  if (await hasFollowers(tx, issueId)) await setTimers(tx, [{ kind: TELL_FOLLOWERS, subject: issueId, dueAt: now }]);
}

/**
 * Tells followers how the issue stands now, whatever happened on the way: each change at most once (the once key), and news at most
 * once an hour: the rest waits for the next look.
 */
export function tellFollowers({ wakeSend }: { wakeSend: () => void }): TimerHandler {
  return async (tx, timers, now) => {
    const untold = await untoldFollowers(
      tx,
      timers.map(({ subject }) => subject),
    );
    if (untold.length === 0) return undefined;
    const notices = await asWorded(tx, issueNotices);
    const told = untold.flatMap((follower) => {
      const text = followerNotice(follower.state, follower.lang, notices);
      return text === null ? [] : [{ follower, text, at: dueOf(follower, now) }];
    });
    const ready = told.filter(({ at }) => at <= now);
    const heard = await heardLast(
      tx,
      ready.map(({ follower }) => follower.conversationId),
    );
    await enqueue(
      tx,
      ready.map(({ follower, text }) => ({
        conversationId: heard.get(follower.conversationId)!,
        priority: REMINDER,
        reply: { text },
        readyAt: now,
        onceKey: followerKey(follower),
        issueId: follower.issueId,
      })),
    );
    await setTimers(tx, laterTimers(told.filter(({ at }) => at > now)));
    await announce(
      tx,
      ready.map(({ follower }) => ({ kind: 'outbox', id: heard.get(follower.conversationId)! })),
    );
    return ready.length > 0 ? wakeSend : undefined;
  };
}

function dueOf({ state, toldAt }: { state: { status: string }; toldAt: Date | null }, now: Date): Date {
  const news = isOpen(state.status as Parameters<typeof isOpen>[0]);
  return news && toldAt ? new Date(Math.max(now.getTime(), toldAt.getTime() + BETWEEN_MS)) : now;
}

/** One look for each issue, at the first hour that is free. */
function laterTimers(waiting: readonly { follower: { issueId: string }; at: Date }[]) {
  const first = new Map<string, Date>();
  for (const { follower, at } of waiting) {
    const before = first.get(follower.issueId);
    if (!before || at < before) first.set(follower.issueId, at);
  }
  return [...first].map(([subject, dueAt]) => ({ kind: TELL_FOLLOWERS, subject, dueAt }));
}
