import { dayWords } from '../calendar/day-words.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { chatsOf } from '../messages/chat-of-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { enqueue, type NewMessage } from '../messages/outbox-store.ts';
import { setTimers } from '../messages/timer-store.ts';
import { recipientsOf } from '../organisation/recipient-view.ts';
import type { Recipient } from '../organisation/who-receives.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addTasks } from '../staff/task-store.ts';
import { issuesToTell, type ToTell } from './holder-view.ts';
import { dayOf } from './issue-areas-view.ts';
import { MOST_RETURNED } from './issue-schema.ts';
import { subjectsAmong } from './subject-store.ts';
import { holderChoices, holderWords, unreachedWords } from './work-words.ts';

/** The timer's subject is the id of the issue. */
export const TELL_HOLDER = 'tell_holder';

/** The kind of task: an issue was assigned and nobody could be told. Its subject is the issue. */
export const UNREACHED_TASK = 'unreached';

const REPLY = 1;

/**
 * An issue was given to a unit or post: whoever holds it is asked, in a transaction of their own. Locking their conversation beside the
 * issue would have a moderator and a cadre wait for each other.
 */
export async function tellHolderSoon(tx: Transaction, issueId: string, now: Date): Promise<void> {
  await setTimers(tx, [{ kind: TELL_HOLDER, subject: issueId, dueAt: now }]);
}

/**
 * Asks who has these issues now whether they take them, each assignment once; never whom an issue is about: then it goes one level up.
 * Where nobody can be asked, a moderator sees to it.
 */
export function tellHolder({ wakeSend }: { wakeSend: () => void }): TimerHandler {
  return async (tx, timers, now) => {
    const issues = await issuesToTell(
      tx,
      timers.map(({ subject }) => subject),
    );
    const recipients = await recipientsOf(
      tx,
      [...new Set(issues.flatMap(({ posts }) => posts.map(({ id }) => id)))],
      dayOf(now),
    );
    const persons = [...recipients.values()].flatMap((one) => (one.to === 'person' ? [one.personId] : []));
    const about = await subjectsAmong(
      tx,
      issues.flatMap(({ issueId }) => persons.map((personId) => ({ issueId, personId }))),
    );
    const chats = await chatsOf(tx, persons);
    const messages: NewMessage[] = [];
    const unreached: { issue: ToTell; why: keyof typeof unreachedWords }[] = [];
    for (const issue of issues) {
      const found = receiverOf(issue, recipients, about);
      const chat = typeof found === 'string' ? undefined : chats.get(found.recipient.personId);
      if (typeof found === 'string') unreached.push({ issue, why: found });
      else if (!chat) unreached.push({ issue, why: 'chat' });
      else messages.push({ ...questionFor(issue, found, chat.lang, now), ...chat, priority: REPLY, readyAt: now });
    }
    await enqueue(
      tx,
      messages.map(({ lang: _, ...message }: NewMessage & { lang?: string }) => message),
    );
    await addTasks(
      tx,
      unreached.map(({ issue, why }) => ({
        kind: UNREACHED_TASK,
        subject: issue.issueId,
        issueId: issue.issueId,
        ...(issue.wardId && { wardId: issue.wardId }),
        note: unreachedWords[why],
        dueAt: addWorkingDays(now, 1),
      })),
      now,
    );
    await announce(
      tx,
      messages.map(({ conversationId }) => ({ kind: 'outbox', id: conversationId })),
    );
    return messages.length > 0 ? wakeSend : undefined;
  };
}

type Person = Extract<Recipient, { to: 'person' }>;

interface Receiver {
  recipient: Person;
  /** The post in whose place they are asked; null: their own. */
  standIn: string | null;
}

/** The first of the posts, upwards, whose receiver is not whom the issue is about; why there is none. */
function receiverOf(
  { issueId, posts }: ToTell,
  recipients: ReadonlyMap<string, Recipient>,
  about: ReadonlySet<string>,
): Receiver | keyof typeof unreachedWords {
  let barred = false;
  for (const { id, title } of posts) {
    const recipient = recipients.get(id)!;
    if (recipient.to === 'moderator') {
      if (!barred) return recipient.why;
      continue;
    }
    if (!about.has(`${issueId} ${recipient.personId}`))
      return { recipient, standIn: recipient.via === 'holder' ? null : title };
    barred = true;
  }
  return barred ? 'about' : 'vacant';
}

/** Pure: the question with what its answers start. */
export function questionFor(
  issue: Pick<
    ToTell,
    'issueId' | 'code' | 'cause' | 'text' | 'vi' | 'en' | 'area' | 'place' | 'dueAt' | 'photos' | 'returned'
  >,
  { recipient, standIn }: Receiver,
  lang: 'vi' | 'en',
  now: Date,
): Pick<NewMessage, 'reply' | 'question' | 'onceKey' | 'issueId'> {
  const { issueId, code, cause, text, area, place, dueAt, photos, returned } = issue;
  const where = [place, area].filter(Boolean).join(', ') || null;
  const day = dueAt && dueAt > now ? dayWords(dueAt, lang) : null;
  const isDecided = returned >= MOST_RETURNED;
  const steps = (['accept', 'returning', 'one'] as const).filter((step) => step !== 'returning' || !isDecided);
  const choices = steps.map((step) => ({
    id: step,
    label: holderChoices[step].label[lang],
    words: holderChoices[step].words,
    starts: { flow: 'work-issue', step, answers: { code } },
  }));
  return {
    reply: {
      text: holderWords.assigned[lang]({ code, category: issue[lang], where, text, day, standIn, isDecided }),
      ...(photos.length > 0 && { media: photos }),
      choices: choices.map(({ id, label, words }) => ({ id, label, words })),
    },
    question: { choices },
    issueId,
    onceKey: `issue:${issueId}:holder:${cause}:${recipient.personId}`,
  };
}
