import { mayRemind, nextLoudMoment } from '../calendar/quiet.ts';
import { chatsOf } from '../messages/chat-of-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { enqueue } from '../messages/outbox-store.ts';
import { setTimers } from '../messages/timer-store.ts';
import { recipientsOf } from '../organisation/recipient-view.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { issuesToTell } from './holder-view.ts';
import { dayOf } from './issue-areas-view.ts';
import type { LockedIssue } from './issue-store.ts';
import { subjectsAmong } from './subject-store.ts';
import { holderWords } from './work-words.ts';

/** Something that a cadre hears of an issue of theirs, told in a transaction of its own. The timer's subject names the cause. */
export const TELL_CADRE = 'tell_cadre';

interface ToCadre extends Record<string, unknown> {
  issueId: string;
  code: string;
  what: 'approved' | 'sentBack' | 'answered' | 'reopened';
  why?: string;
}

const REPLY = 1;

/** What the resident said that whoever has the issue waits for: an answer to the question, that it is not done. */
export async function tellHolderThat(
  tx: Transaction,
  what: 'answered' | 'reopened',
  { id, code, unitId }: Pick<LockedIssue, 'id' | 'code' | 'unitId'>,
  now: Date,
): Promise<void> {
  if (!unitId) return;
  const payload: ToCadre = { issueId: id, code, what };
  await setTimers(tx, [{ kind: TELL_CADRE, subject: `${id}:${what}`, dueAt: now, payload }]);
}

/** What became of a draft. */
export async function tellOfDraft(
  tx: Transaction,
  issue: LockedIssue,
  { draftId, why, now }: { draftId: string; why: string | null; now: Date },
): Promise<void> {
  const payload: ToCadre = {
    issueId: issue.id,
    code: issue.code,
    what: why === null ? 'approved' : 'sentBack',
    why: why ?? '',
  };
  await setTimers(tx, [{ kind: TELL_CADRE, subject: `${draftId}:draft`, dueAt: now, payload }]);
}

/** Tells whoever has the issue now, after the quiet hours; who is gone, or whom it is about, is not told. */
export function tellCadre({ wakeSend }: { wakeSend: () => void }): TimerHandler {
  return async (tx, timers, now) => {
    if (!mayRemind(now)) {
      const dueAt = nextLoudMoment(now);
      await setTimers(
        tx,
        timers.map(({ kind, subject, payload }) => ({ kind, subject, payload, dueAt })),
      );
      return undefined;
    }
    for (const { id, payload } of timers) {
      const { issueId, code, what, why = '' } = payload as ToCadre;
      const postId = (await issuesToTell(tx, [issueId], { anyStatus: true }))[0]?.posts[0]?.id;
      const recipient = postId ? (await recipientsOf(tx, [postId], dayOf(now))).get(postId) : undefined;
      if (recipient?.to !== 'person') continue;
      const { personId } = recipient;
      if ((await subjectsAmong(tx, [{ issueId, personId }])).size > 0) continue;
      const chat = (await chatsOf(tx, [personId])).get(personId);
      if (!chat) continue;
      const { conversationId, lang } = chat;
      const text = holderWords[what][lang](code, why);
      await enqueue(tx, [
        { conversationId, priority: REPLY, reply: { text }, readyAt: now, issueId, onceKey: `tell_cadre:${id}` },
      ]);
      await announce(tx, [{ kind: 'outbox', id: conversationId }]);
    }
    return wakeSend;
  };
}
