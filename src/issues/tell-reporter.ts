import { asWorded } from '../messages/as-worded-view.ts';
import { heardLast } from '../messages/heard-last-view.ts';
import { dropHeld, rewriteHeld } from '../messages/held-message-store.ts';
import { enqueue } from '../messages/outbox-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { type LockedIssue, lockIssueById, noteTold } from './issue-store.ts';
import { endsNews, isNews, type News, newsMessage } from './news.ts';
import { type Notice, noticeMessage } from './notice.ts';
import { type IssueNotices, issueNotices } from './words.ts';

/** At most one notice of how the work goes on in this time, for an issue (features.md R34). */
const BETWEEN_MS = 60 * 60_000;

/** Notices are answers to somebody who waits. */
const REPLY = 1;

export interface Telling {
  issue: LockedIssue;
  notice: Notice;
  /** The row of history that is told: each is told once. */
  cause: bigint;
  /** The moderator whose doing it is. */
  staffId?: string;
  now: Date;
}

type Worded = Telling & { notices: IssueNotices };

/**
 * Tells the reporter; nothing for an issue that came by another way than a conversation. A question, an answer and an end are told at
 * once, and an end drops what still waits. News is told at once where nothing was told for an hour; else it joins the
 * message that is queued for the next hour. The issue is locked, so two changes never make two such messages.
 */
export async function tellReporter(tx: Transaction, asked: Telling): Promise<void> {
  const told = await ofWhole(tx, asked);
  const { issue, notice, now } = told;
  if (!issue.conversationId) return;
  const telling = { ...told, notices: await asWorded(tx, issueNotices) };
  const { toldAt } = issue;
  const held = heldNewsOf(issue);
  const waits = held !== null && toldAt !== null && toldAt > now;
  if (!isNews(notice)) {
    if (held && endsNews(notice)) await dropHeld(tx, held.key);
    const later = new Date(now.getTime() + BETWEEN_MS);
    const goesOn = waits && !endsNews(notice) && (await moveHeld(tx, telling, { held, readyAt: later }));
    await queue(tx, telling, {
      ...messageFor(telling),
      readyAt: now,
      key: `issue:${issue.id}:history:${telling.cause}`,
    });
    await noteTold(tx, issue.id, goesOn ? { toldAt: later, heldNews: held } : { toldAt: now, heldNews: null });
    return;
  }
  if (waits) {
    const joined = { key: held.key, news: [...held.news, notice] };
    if (await moveHeld(tx, telling, { held: joined, readyAt: toldAt })) {
      await noteTold(tx, issue.id, { toldAt, heldNews: joined });
      return;
    }
  }
  const free = toldAt === null ? now : new Date(toldAt.getTime() + BETWEEN_MS);
  const readyAt = free > now ? free : now;
  const key = `issue:${issue.id}:history:${telling.cause}`;
  await queue(tx, telling, { ...messageFor(telling), readyAt, key });
  await noteTold(tx, issue.id, { toldAt: readyAt, heldNews: readyAt > now ? { key, news: [notice] } : null });
}

/** Of a part its reporter, who knows the whole alone, is only asked, and told that nobody waits for the answer any more. */
async function ofWhole(tx: Transaction, told: Telling): Promise<Telling> {
  const { issue, notice } = told;
  if (issue.parentId === null || (notice.kind !== 'question' && notice.kind !== 'question_expired')) return told;
  const whole = await lockIssueById(tx, issue.parentId);
  if (!whole) return told;
  return { ...told, issue: whole, notice: notice.kind === 'question' ? { ...notice, part: issue.code } : notice };
}

/** The issue has ended by the reporter's own doing: what still waited to be told is not told any more. */
export async function dropNews(tx: Transaction, issue: LockedIssue): Promise<void> {
  if (!issue.heldNews) return;
  await dropHeld(tx, issue.heldNews.key);
  await noteTold(tx, issue.id, { toldAt: issue.toldAt, heldNews: null });
}

function messageFor({ issue, notice, now, notices }: Worded) {
  return noticeMessage(notice, { code: issue.code, lang: issue.lang, now, notices });
}

async function moveHeld(
  tx: Transaction,
  { issue, staffId, now, notices }: Worded,
  { held, readyAt }: { held: { key: string; news: News[] }; readyAt: Date },
): Promise<boolean> {
  const { reply } = newsMessage(held.news, { code: issue.code, lang: issue.lang, now, notices });
  return rewriteHeld(tx, { onceKey: held.key, reply, readyAt, staffId });
}

async function queue(
  tx: Transaction,
  { issue, staffId, now }: Telling,
  { key, readyAt, ...message }: ReturnType<typeof messageFor> & { key: string; readyAt: Date },
): Promise<void> {
  // Somebody with several accounts is told where they wrote last, and there only.
  const conversationId = (await heardLast(tx, [issue.conversationId!])).get(issue.conversationId!)!;
  const written = { ...message, conversationId, readyAt, createdAt: readyAt > now ? readyAt : now };
  await enqueue(tx, [{ ...written, priority: REPLY, onceKey: key, issueId: issue.id, staffId }]);
  await announce(tx, [{ kind: 'outbox', id: conversationId }]);
}

/** Times went through JSON. */
function heldNewsOf({ heldNews }: LockedIssue): { key: string; news: News[] } | null {
  return heldNews && { key: heldNews.key, news: (heldNews.news as News[]).map(withDates) };
}

function withDates(news: News): News {
  if (news.kind === 'promise_moved') return { ...news, dueAt: new Date(news.dueAt) };
  if (news.kind === 'assigned') return { ...news, dueAt: news.dueAt && new Date(news.dueAt) };
  return news;
}
