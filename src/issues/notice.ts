import { dayWords } from '../calendar/day-words.ts';
import type { Reply } from '../engine/reply.ts';
import type { OutsideQuestion } from '../engine/turn.ts';
import type { Refusal } from './issue-schema.ts';
import { fixedChoices, type IssueNotices, issueNotices, refusalWords } from './words.ts';

/** What happened to an issue that its resident is told. An internal note is not among it, so it cannot be told. */
export type Notice =
  | { kind: 'triaged' }
  | { kind: 'assigned'; unit: string; dueAt: Date | null }
  | { kind: 'in_progress'; text: string | null }
  | { kind: 'question'; text: string; part?: string }
  | ({ kind: 'answered'; text: string } & Pictures)
  | ({ kind: 'done'; text: string } & Pictures)
  | { kind: 'refused'; refusal: Refusal; text: string }
  | { kind: 'reopened' }
  | { kind: 'promise_moved'; dueAt: Date; text?: string | null }
  | { kind: 'merged'; into: string }
  | { kind: 'parted' }
  | { kind: 'question_expired' };

/** Ids of stored photos: how it was, and how it is now. */
interface Pictures {
  before?: readonly string[];
  after?: readonly string[];
}

export interface NoticeMessage {
  reply: Reply;
  question?: Omit<OutsideQuestion, 'id' | 'sentAt'>;
}

/** Whom a notice is for. */
export interface Addressee {
  code: string;
  lang: 'vi' | 'en';
  now: Date;
  /** In the office's own words; left out: those of the file. */
  notices?: IssueNotices;
}

/** Pure: the message for a notice. A promised day that is over at `now` is not promised again. */
export function noticeMessage(notice: Notice, to: Addressee): NoticeMessage {
  const { code, lang, now, notices = issueNotices } = to;
  switch (notice.kind) {
    case 'triaged':
      return said(notices.say(lang, 'triaged', { code }));
    case 'assigned': {
      const { unit, dueAt } = notice;
      if (!dueAt || dueAt <= now) return said(notices.say(lang, 'assignedNoDay', { code, unit }));
      return said(notices.say(lang, 'assigned', { code, unit, day: dayWords(dueAt, lang) }));
    }
    case 'in_progress': {
      const { text } = notice;
      return said(
        text ? notices.say(lang, 'inProgressWith', { code, text }) : notices.say(lang, 'inProgress', { code }),
      );
    }
    case 'question': {
      const answers = { code, ...(notice.part && { part: notice.part }) };
      return {
        ...said(notices.say(lang, 'question', { code, text: notice.text })),
        question: { choices: [], anything: { flow: 'answer-staff', step: 'take', answers } },
      };
    }
    case 'answered':
      return shown(said(notices.say(lang, 'answered', { code, text: notice.text })), notice, { lang, notices });
    case 'done':
      return shown(askFixed(notices.say(lang, 'done', { code, text: notice.text }), code, lang), notice, {
        lang,
        notices,
      });
    case 'refused': {
      const { text } = notice;
      const because = refusalWords[notice.refusal][lang];
      return said(
        because
          ? notices.say(lang, 'refusedBecause', { code, because, text })
          : notices.say(lang, 'refused', { code, text }),
      );
    }
    case 'reopened':
      return said(notices.say(lang, 'reopened', { code }));
    case 'promise_moved':
      return said(
        notice.text
          ? notices.say(lang, 'promiseMovedBecause', { code, why: notice.text, day: dayWords(notice.dueAt, lang) })
          : notices.say(lang, 'promiseMoved', { code, day: dayWords(notice.dueAt, lang) }),
      );
    case 'merged':
      return said(notices.say(lang, 'merged', { code, into: notice.into }));
    case 'parted':
      return said(notices.say(lang, 'parted', { code }));
    case 'question_expired':
      return said(notices.say(lang, 'questionExpired', { code }));
  }
}

/** With the photos, the one of before first, and which is which. */
function shown(
  message: NoticeMessage,
  { before = [], after = [] }: Pictures,
  { lang, notices }: { lang: 'vi' | 'en'; notices: IssueNotices },
): NoticeMessage {
  const media = [...before, ...after];
  if (media.length === 0) return message;
  const text = before.length > 0 ? `${message.reply.text}\n${notices.say(lang, 'pictures')}` : message.reply.text;
  return { ...message, reply: { ...message.reply, text, media } };
}

function said(text: string): NoticeMessage {
  return { reply: { text } };
}

function askFixed(text: string, code: string, lang: 'vi' | 'en'): NoticeMessage {
  const choices = (['fixed', 'notFixed'] as const).map((step) => ({
    id: step === 'fixed' ? 'fixed' : 'not-fixed',
    label: fixedChoices[step].label[lang],
    words: fixedChoices[step].words,
    starts: { flow: 'confirm-fix', step, answers: { code } },
  }));
  return {
    reply: { text, choices: choices.map(({ id, label, words }) => ({ id, label, words })) },
    question: { choices },
  };
}
