import { type Input, type MediaRef, mediaOf, type Reply } from '../../src/engine/index.ts';
import { outwardText } from '../../src/language/outward-text.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { shortened } from '../plain-answers.ts';
import { ASSISTANT_KEPT_DAYS, ASSISTANT_TEXT_VERSION, words } from './words.ts';

export interface AssistantAnswers {
  /** What is to be asked, message by message; left out: somebody wants to talk with it. */
  texts?: string[];
  media?: MediaRef[];
  areaId?: string | null;
  /** What the assistant wants to hear, of the choices that it offered. */
  value?: string;
}

type C = FlowContext<AssistantAnswers, typeof words, string>;

/** As it stands in sessions: whoever is in this talk hears what the assistant outside says. */
export const ASK_ASSISTANT = 'ask-assistant';

/**
 * The assistant outside: a machine of another company in another country. Nothing goes there without a consent of its own, and only
 * words, without what leads to a person. One question is asked and the talk is over; or a talk is handed over, until "thoát".
 */
export const askAssistant = flowFor<AssistantAnswers>()({
  id: ASK_ASSISTANT,
  version: 1,
  start: 'begin',
  doors: ['chosen'],
  words,
  facts: ['person'],
  late: 'continue',
  keeps: ({ texts }) => (texts ? shortened(texts.join(' '), 60) : 'trợ lý AI'),
  steps: {
    begin: {
      leads: ['off', 'agree', 'asked', 'opened', 'flow:ask-question'],
      next: (c) => {
        const { texts } = c.answers;
        switch (c.fact('person').assistant) {
          case 'off':
            return texts ? toOfficer(c) : c.go('off');
          case 'given':
            return texts ? c.go('asked') : c.go('opened');
          case 'refused':
            return texts ? toOfficer(c) : c.go('agree');
          default:
            return c.go('agree');
        }
      },
    },
    off: { leads: ['end'], say: (c) => c.say('off'), next: (c) => c.end() },
    agree: {
      leads: ['more', 'given', 'refused'],
      ask: (c) => (c.misses > 0 ? c.say('unclear') : c.say(c.answers.texts ? 'ask' : 'askTalk')),
      // Consent is a plain yes (Luật 91/2025/QH15): "dạ" and a thumb may mean no more than "I have read it".
      choices: [
        { id: 'agree', label: 'agree', words: 'dong y|co|co a|toi dong y a|vang dong y|i agree|yes|agree'.split('|') },
        {
          id: 'refuse',
          label: 'refuse',
          words: 'khong a|ko|thoi|khong dong y|khong can|hoi can bo|no'.split('|'),
        },
        { id: 'more', label: 'readMore', words: ['doc them', 'xem them', 'more'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return c.again();
        return c.go(input.id === 'agree' ? 'given' : input.id === 'refuse' ? 'refused' : 'more');
      },
    },
    more: {
      leads: ['agree'],
      say: (c) => c.say('more', { days: ASSISTANT_KEPT_DAYS }),
      next: (c) => c.go('agree'),
    },
    given: {
      leads: ['asked', 'opened'],
      next: (c) => {
        c.effect('set_assistant', { wanted: true, textVersion: ASSISTANT_TEXT_VERSION });
        return c.go(c.answers.texts ? 'asked' : 'opened');
      },
    },
    refused: {
      leads: ['end', 'flow:ask-question'],
      say: (c) => (c.answers.texts ? undefined : c.say('refused')),
      next: (c) => {
        c.effect('set_assistant', { wanted: false, textVersion: ASSISTANT_TEXT_VERSION });
        return c.answers.texts ? toOfficer(c) : c.end();
      },
    },
    asked: {
      leads: ['end'],
      say: (c) => {
        c.effect('ask_assistant', { text: c.answers.texts!.join('\n'), areaId: c.answers.areaId ?? null });
        return c.say('asking');
      },
      next: (c) => c.end(),
    },
    opened: {
      leads: ['talk'],
      next: (c) => {
        c.effect('open_assistant', {});
        return c.go('talk');
      },
    },
    chosen: {
      leads: ['begin', 'talk'],
      next: (c) => {
        if (c.fact('person').assistant !== 'given') return c.go('begin', { value: undefined });
        c.effect('open_assistant', {});
        c.effect('say_to_assistant', { text: c.answers.value!, chosen: true });
        return c.go('talk');
      },
    },
    talk: {
      leads: ['left', 'end'],
      ask: (c) => c.say(c.answers.value === undefined ? 'talk' : 'sentOn'),
      cancelled: 'left',
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'deleted' || input.kind === 'edited' || input.kind === 'sticker') return c.stay();
        // It ended by itself: they were told, and this is a first message.
        if (!c.fact('assistant_talk').open || c.fact('person').assistant !== 'given') return c.pass(input);
        const told = wordsOf(input);
        if (told === '') return c.stay({ text: c.say('wordsOnly') });
        if (outwardText(told) === null) return c.stay({ text: c.say('keptBack') });
        c.effect('say_to_assistant', { text: told });
        return c.stay(hasMore(input) ? { text: c.say('onlyWordsSent') } : {});
      },
    },
    left: {
      leads: ['end'],
      say: (c): Reply => {
        c.effect('leave_assistant', {});
        return { text: c.say('left', { office: c.fact('person').office.name }) };
      },
      next: (c) => c.end(),
    },
  },
});

function toOfficer(c: C) {
  const { texts, media } = c.answers;
  return c.start('ask-question', { step: 'passOn', answers: { texts, ...(media && { media }) } });
}

function wordsOf(input: Input): string {
  return 'text' in input && input.text ? input.text.trim() : '';
}

function hasMore(input: Input): boolean {
  return mediaOf(input).length > 0 || ('place' in input && input.place !== undefined);
}
