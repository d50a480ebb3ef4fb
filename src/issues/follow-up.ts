import { asWorded } from '../messages/as-worded-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { heardLast } from '../messages/heard-last-view.ts';
import { enqueue } from '../messages/outbox-store.ts';
import { setTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { issuesToFollowUp, type ToFollowUp } from './follow-up-view.ts';
import type { NoticeMessage } from './notice.ts';
import { issueNotices, stillFineChoices } from './words.ts';

/** The timer's subject is the id of the issue. */
export const FOLLOW_UP = 'follow_up';

/** Four weeks (features.md R42), and then at nine in the morning: nobody is asked this at night. */
const DAYS = 28;
const HOUR = 9;

const DAY_MS = 86_400_000;
const ZONE_MS = 7 * 3_600_000;

const REMINDER = 2;

/** Pure: when it is asked, after a confirmation at `from`. */
export function followUpAt(from: Date): Date {
  const midnight = Math.floor((from.getTime() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  return new Date(midnight + DAYS * DAY_MS + HOUR * 3_600_000);
}

/** The resident confirmed: it will be asked whether it lasts. Said again later, that day counts. */
export async function followUpLater(tx: Transaction, issueId: string, now: Date): Promise<void> {
  await setTimers(tx, [{ kind: FOLLOW_UP, subject: issueId, dueAt: followUpAt(now) }]);
}

/** Asks once for each issue, and nobody who does not want to be asked; it may have been opened again since. */
export function askFollowUp({ wakeSend }: { wakeSend: () => void }): TimerHandler {
  return async (tx, timers, now) => {
    const issues = await issuesToFollowUp(
      tx,
      timers.map(({ subject }) => subject),
    );
    if (issues.length === 0) return undefined;
    const heard = await heardLast(
      tx,
      issues.map(({ conversationId }) => conversationId),
    );
    const notices = await asWorded(tx, issueNotices);
    await enqueue(
      tx,
      issues.map((issue) => ({
        ...followUpQuestion(issue, notices),
        conversationId: heard.get(issue.conversationId)!,
        priority: REMINDER,
        readyAt: now,
        onceKey: `issue:${issue.id}:follow_up`,
        issueId: issue.id,
      })),
    );
    await announce(
      tx,
      issues.map(({ conversationId }) => ({ kind: 'outbox', id: heard.get(conversationId)! })),
    );
    return wakeSend;
  };
}

/** Pure: the question with what its answers start. */
export function followUpQuestion(
  { code, what, lang }: Pick<ToFollowUp, 'code' | 'what' | 'lang'>,
  notices = issueNotices,
): Required<NoticeMessage> {
  const choices = (['fine', 'broken', 'stop'] as const).map((step) => ({
    id: step,
    label: stillFineChoices[step].label[lang],
    words: stillFineChoices[step].words,
    starts: { flow: 'follow-up', step, answers: { code } },
  }));
  return {
    reply: {
      text: notices.say(lang, 'askStillFine', { code, what }),
      choices: choices.map(({ id, label, words }) => ({ id, label, words })),
    },
    question: { choices },
  };
}
