import { dayWords } from '../calendar/day-words.ts';
import type { Reply } from '../engine/reply.ts';
import type { OutsideQuestion } from '../engine/turn.ts';
import type { Refusal } from './issue-schema.ts';
import { fixedChoices, noticeWords, refusalWords } from './words.ts';

/** What happened to an issue that its resident is told. An internal note is not among it, so it cannot be told. */
export type Notice =
  | { kind: 'triaged' }
  | { kind: 'assigned'; unit: string; dueAt: Date | null }
  | { kind: 'in_progress'; text: string | null }
  | { kind: 'question'; text: string }
  | { kind: 'answered'; text: string }
  | { kind: 'done'; text: string }
  | { kind: 'refused'; refusal: Refusal; text: string }
  | { kind: 'reopened' }
  | { kind: 'promise_moved'; dueAt: Date }
  | { kind: 'merged'; into: string }
  | { kind: 'parted' }
  | { kind: 'question_expired' };

export interface NoticeMessage {
  reply: Reply;
  question?: Omit<OutsideQuestion, 'id' | 'sentAt'>;
}

/** Pure: the message for a notice. A promised day that is over at `now` is not promised again. */
export function noticeMessage(notice: Notice, to: { code: string; lang: 'vi' | 'en'; now: Date }): NoticeMessage {
  const { code, lang, now } = to;
  switch (notice.kind) {
    case 'triaged':
      return said(noticeWords.triaged[lang](code));
    case 'assigned': {
      const day = notice.dueAt && notice.dueAt > now ? dayWords(notice.dueAt, lang) : null;
      return said(noticeWords.assigned[lang](code, notice.unit, day));
    }
    case 'in_progress':
      return said(noticeWords.inProgress[lang](code, notice.text));
    case 'question':
      return {
        ...said(noticeWords.question[lang](code, notice.text)),
        question: { choices: [], anything: { flow: 'answer-staff', step: 'take', answers: { code } } },
      };
    case 'answered':
      return said(noticeWords.answered[lang](code, notice.text));
    case 'done':
      return askFixed(noticeWords.done[lang](code, notice.text), code, lang);
    case 'refused':
      return said(noticeWords.refused[lang](code, refusalWords[notice.refusal][lang], notice.text));
    case 'reopened':
      return said(noticeWords.reopened[lang](code));
    case 'promise_moved':
      return said(noticeWords.promiseMoved[lang](code, dayWords(notice.dueAt, lang)));
    case 'merged':
      return said(noticeWords.merged[lang](code, notice.into));
    case 'parted':
      return said(noticeWords.parted[lang](code));
    case 'question_expired':
      return said(noticeWords.questionExpired[lang](code));
  }
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
