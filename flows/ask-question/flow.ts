import { answerKey, type Input, type MediaRef, mediaOf, type Reply } from '../../src/engine/index.ts';
import { openingOf } from '../../src/language/opening.ts';
import { outwardText } from '../../src/language/outward-text.ts';
import { sayDate } from '../../src/language/say-date.ts';
import { areaSaid } from '../area-said.ts';
import { tellsFault } from '../entry.ts';
import type { CuratedAnswer } from '../facts.ts';
import { asksFestivalDay } from '../festival-days/asks-festival-day.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { hasWords, isBack, isNod, isTale } from '../plain-answers.ts';
import { townDay } from '../town-day.ts';
import { sayAnswer } from './say-answer.ts';
import { words } from './words.ts';

export interface QuestionAnswers {
  /** The question, message by message. */
  texts?: string[];
  media?: MediaRef[];
  /** What may be meant, to choose from. */
  offered?: CuratedAnswer[];
  /** The answer that was given. */
  given?: CuratedAnswer;
}

/** "Question": who knows answers it within a working day. */
export const QUESTION = 'YK-04';

/** Longer questions are cut: the database and the page take them, no reader does. */
const LONGEST_TEXT = 8_000;
const MOST_MEDIA = 20;

type C = FlowContext<
  QuestionAnswers,
  typeof words,
  'take' | 'find' | 'which' | 'answer' | 'glad' | 'unanswered' | 'passOn'
>;

/**
 * A question: what the office has written about it, with source and date; what is not written goes to the assistant outside, where
 * there is one and the person agrees, else to an officer as an issue.
 */
export const askQuestion = flowFor<QuestionAnswers>()({
  id: 'ask-question',
  version: 1,
  start: 'take',
  doors: ['glad', 'passOn'],
  words,
  facts: ['person', 'knowledge'],
  late: 'continue',
  steps: {
    take: {
      leads: ['take', 'find', 'passOn', 'flow:festival-days', 'flow:ask-assistant', 'flow:report-issue'],
      ask: (c): Reply => {
        const text = c.say(c.misses > 0 ? 'askAgain' : 'ask');
        if (c.fact('person').assistant === 'off') return { text };
        return { text, choices: [{ id: 'assistant', label: c.say('assistant'), words: ['hoi tro ly ai', 'hoi ai'] }] };
      },
      collects: true,
      accept: (input, c) => {
        const media = withMedia(input, c);
        if (input.kind === 'deleted') return c.stay();
        if (input.kind === 'choice') return c.start('ask-assistant');
        if (input.kind === 'recording' && !saidIn(input)) return c.go('passOn', media);
        const text = saidIn(input);
        if (openingOf(text) || named.has(answerKey(text))) return c.go('take');
        if (c.answers.texts === undefined && tellsFault(text, c))
          return c.start('report-issue', { step: 'what', take: input });
        if (isTale(text) && !isBack(text)) return askedOf(text, media, c);
        return mediaOf(input).length > 0 ? c.stay({ answers: media, text: c.say('photoTaken') }) : c.again();
      },
    },
    find: {
      leads: ['answer', 'which', 'unanswered'],
      next: (c) => {
        const { answers, sure } = c.fact('answers_to', {
          text: (c.answers.texts ?? []).join(' '),
          day: townDay(c.now),
        });
        // Asked once already which one is meant: what is still not plain is for an officer.
        if (answers.length === 0 || (!sure && c.answers.offered)) return c.go('unanswered');
        return sure ? c.go('answer', { given: answers[0] }) : c.go('which', { offered: answers.slice(0, 2) });
      },
    },
    which: {
      leads: ['answer', 'find', 'unanswered', 'take'],
      ask: (c): Reply => ({
        text: c.say('which'),
        choices: [
          ...(c.answers.offered ?? []).map(({ label, question }, index) => ({
            id: `answer-${index}`,
            label,
            words: [question],
          })),
          {
            id: 'other',
            label: c.say('other'),
            words: ['khac', 'cau khac', 'khong phai', 'khong', 'deu khong', 'other'],
          },
        ],
      }),
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') {
          const given = c.answers.offered?.[Number(/^answer-(\d)$/.exec(input.id)?.[1] ?? Number.NaN)];
          return given ? c.go('answer', { given }) : c.go('unanswered');
        }
        const text = saidIn(input);
        if (isBack(text)) return c.go('take', { texts: undefined, offered: undefined });
        if (isTale(text)) return c.go('find', { ...withMedia(input, c), texts: [...(c.answers.texts ?? []), text] });
        return input.kind === 'deleted' ? c.stay() : c.again(undefined, withMedia(input, c));
      },
    },
    answer: {
      leads: ['glad', 'unanswered', 'end'],
      ask: (c) =>
        sayAnswer(c.answers.given!, c.fact('person').office, (key, fillings) => c.say(key, fillings as never)),
      choices: [
        {
          id: 'yes',
          label: 'yes',
          words: 'dung|dung a|dung roi a|vang|vang a|da|da dung|phai|phai roi|co|roi|duoc roi|ok|oke|u|uh|yes'.split(
            '|',
          ),
        },
        {
          id: 'no',
          label: 'no',
          words: 'chua a|chua dung|chua phai|khong|khong phai|khong dung|ko|sai|sai roi|chua ro|no|not yet'.split('|'),
        },
      ],
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go(input.id === 'yes' ? 'glad' : 'unanswered');
        if (input.kind === 'sticker' || (input.kind === 'text' && (isNod(input.text) || !hasWords(input.text))))
          return c.go('glad');
        if (input.kind === 'deleted' || input.kind === 'edited') return c.stay();
        return c.pass(input);
      },
    },
    glad: { leads: ['end'], say: (c) => c.say('glad'), next: (c) => c.end() },
    unanswered: {
      leads: ['passOn', 'flow:ask-assistant'],
      next: (c) => {
        const { texts = [], media } = c.answers;
        const asked = texts.join('\n');
        const { assistant } = c.fact('person');
        // A photo that belongs to a question may not go outside, and without it the question is another one.
        const mayLeave = !media?.length && outwardText(asked) !== null;
        if (assistant === 'off' || assistant === 'refused' || !mayLeave) return c.go('passOn');
        return c.start('ask-assistant', { answers: { texts, areaId: askedFrom(asked, c) } });
      },
    },
    passOn: {
      leads: ['end'],
      say: (c) => {
        const { texts = [], media = [] } = c.answers;
        const asked = texts.join('\n');
        const filed = c.effect('file_issue', {
          text: (asked === '' ? c.say('voiceOnly') : asked).slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, ''),
          categoryCode: QUESTION,
          areaId: askedFrom(asked, c),
          media: media.map(({ id }) => id),
        });
        return c.after(filed, ({ code, dueAt }) => c.say('passedOn', { code, day: sayDate(dueAt, c.lang) }));
      },
      next: (c) => c.end(),
    },
  },
});

/** Says only that something is to be asked, as keys. */
const named = new Set(['hoi dap', 'cau hoi', 'question']);

/** When the 18/11 day is depends on where the person lives: that has a talk of its own. */
function askedOf(text: string, media: Pick<QuestionAnswers, 'media'>, c: C) {
  if (asksFestivalDay(text)) {
    const { areaId } = areaSaid(text, hearing(c), false);
    return c.start('festival-days', { answers: areaId ? { areaId } : {} });
  }
  return c.go('find', { ...media, texts: [...(c.answers.texts ?? []), text] });
}

/** The area that the question names, else the home of whoever asks: nothing more is asked about the place. */
function askedFrom(text: string, c: C): string | null {
  const { knowledge, homeAreaId } = hearing(c);
  const named = text === '' ? undefined : areaSaid(text, hearing(c), false).areaId;
  return named ?? (homeAreaId && knowledge.areas.byId.has(homeAreaId) ? homeAreaId : null);
}

function hearing(c: C) {
  return { knowledge: c.fact('knowledge'), homeAreaId: c.fact('person').homeAreaId, now: c.now };
}

function saidIn(input: Input): string {
  return 'text' in input && input.text && input.kind !== 'edited' ? input.text.trim() : '';
}

function withMedia(input: Input, c: C): Pick<QuestionAnswers, 'media'> {
  const media = mediaOf(input);
  return media.length > 0 ? { media: [...(c.answers.media ?? []), ...media].slice(0, MOST_MEDIA) } : {};
}
