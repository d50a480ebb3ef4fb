import { mayRemind, nextLoudMoment } from '../calendar/quiet.ts';
import { chatsOf } from '../messages/chat-of-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { enqueue } from '../messages/outbox-store.ts';
import { type NewTimer, setTimers } from '../messages/timer-store.ts';
import { recipientsOf } from '../organisation/recipient-view.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { type HeldIssue, type HolderNews, heldIssues, holderNews, holderPosts, newsKey } from './holder-news-view.ts';
import { dayOf } from './issue-areas-view.ts';
import { isOpen } from './status-table.ts';
import { subjectsAmong } from './subject-store.ts';
import { holderNewsWords } from './work-words.ts';

/** News for whoever has an issue, told in a transaction of its own. The timer's subject names the issue, the unit and the post. */
export const TELL_HOLDER_NEWS = 'tell_holder_news';

/** At most one notice in this time, for an issue; that it ended, or that somebody else has it, waits for no hour. */
const BETWEEN_MS = 60 * 60_000;

/** After a reply: nobody waits for it. */
const REMINDER = 2;

/** Others are about to close open issues, give them to somebody else, or add to them: whoever has them now is to hear of it. */
export async function holderNewsSoon(tx: Transaction, issueIds: readonly string[], now: Date): Promise<void> {
  if (issueIds.length === 0) return;
  const held = await heldIssues(tx, issueIds);
  await setTimers(
    tx,
    held.map((one) => timerOf(one, now)),
  );
}

/** Says in one message what is new to whoever has the issue, or had it; never in quiet hours, never to whom the issue is about. */
export function tellHolderNews({ wakeSend }: { wakeSend: () => void }): TimerHandler {
  return async (tx, timers, now) => {
    const held = timers.map(({ payload }) => payload as HeldIssue);
    if (!mayRemind(now)) {
      await setTimers(
        tx,
        held.map((one) => timerOf(one, nextLoudMoment(now))),
      );
      return undefined;
    }
    for (const one of held) await tell(tx, one, now);
    return wakeSend;
  };
}

async function tell(tx: Transaction, held: HeldIssue, now: Date): Promise<void> {
  const posts = await holderPosts(tx, held);
  if (!posts.told) return;
  const recipients = await recipientsOf(tx, [posts.told, ...(posts.present ? [posts.present] : [])], dayOf(now));
  const personOf = (postId: string | null) => {
    const recipient = postId ? recipients.get(postId) : undefined;
    return recipient?.to === 'person' ? recipient.personId : null;
  };
  const personId = personOf(posts.told);
  if (!personId) return;
  const { issueId } = held;
  if ((await subjectsAmong(tx, [{ issueId, personId }])).size > 0) return;
  const chat = (await chatsOf(tx, [personId])).get(personId);
  const news = chat && (await holderNews(tx, { ...held, ...chat }));
  if (!chat || !news) return;
  const isMoved = posts.present !== null && personOf(posts.present) !== personId;
  const text = sayNews(news, { isMoved, lang: chat.lang });
  if (text === null) return;
  const waits = isOpen(news.status) && !isMoved && news.toldAt !== null;
  const free = waits ? news.toldAt!.getTime() + BETWEEN_MS : 0;
  if (free > now.getTime()) {
    await setTimers(tx, [timerOf(held, nextLoudMoment(new Date(free)))]);
    return;
  }
  const { conversationId } = chat;
  const media = isOpen(news.status) && !isMoved && news.photos.length > 0 ? { media: news.photos } : {};
  const onceKey = `${newsKey(issueId, conversationId)}${news.newest}`;
  await enqueue(tx, [
    { conversationId, priority: REMINDER, reply: { text, ...media }, readyAt: now, issueId, onceKey },
  ]);
  await announce(tx, [{ kind: 'outbox', id: conversationId }]);
}

/** Pure: what there is to say; null: nothing. What has ended, or is somebody else's now, needs no word of what was added before. */
export function sayNews(
  { code, status, unit, mergedInto, words, photos }: HolderNews,
  { isMoved, lang }: { isMoved: boolean; lang: 'vi' | 'en' },
): string | null {
  const say = holderNewsWords;
  if (status === 'merged' && mergedInto) return say.merged[lang](code, mergedInto);
  if (status === 'answered' || status === 'done' || status === 'refused') return say[status][lang](code);
  if (!isOpen(status)) return say.closed[lang](code);
  if (isMoved) return say.moved[lang](code, unit ?? '');
  if (words.length === 0 && photos.length === 0) return null;
  return say.added[lang]({ code, words, photos: photos.length });
}

function timerOf(held: HeldIssue, dueAt: Date): NewTimer {
  const subject = [held.issueId, held.unitId, held.postId ?? ''].join(':');
  return { kind: TELL_HOLDER_NEWS, subject, dueAt, payload: held };
}
