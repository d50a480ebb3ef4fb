import { momentWords, shiftWords } from '../../src/calendar/day-words.ts';
import { WORK_CALENDAR } from '../../src/calendar/work-calendar.ts';
import { nextWorkingMoment } from '../../src/calendar/working-hours.ts';
import type { Reply } from '../../src/engine/index.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { tellsSomething } from '../plain-answers.ts';
import { words } from './words.ts';

type Nothing = Record<never, never>;
type C = FlowContext<Nothing, typeof words, string>;

/**
 * Somebody wants a person instead of a machine: how the office is reached, and the offer to wait for an officer here, with the
 * true hour at which one will be there. What is written while they wait is for the officer: the assistant makes no report of it.
 */
export const meetPerson = flowFor<Nothing>()({
  id: 'meet-person',
  version: 1,
  start: 'office',
  doors: ['offer'],
  words,
  facts: ['person'],
  late: 'continue',
  steps: {
    office: {
      leads: ['offer', 'agree'],
      say: officeReply,
      next: (c) => c.go(c.fact('person').consented ? 'offer' : 'agree'),
    },
    // Without consent nothing that is written here may be shown to anybody.
    agree: {
      leads: ['end', 'flow:welcome'],
      say: (c) => (isAskedAlready(c) ? c.say('agreeThenAsk') : undefined),
      next: (c) => (isAskedAlready(c) ? c.end() : c.start('welcome', { answers: { wants: 'meet-person' } })),
    },
    offer: {
      leads: ['asked', 'refused'],
      ask: (c) => {
        const when = closedUntil(c);
        return when === null ? c.say('offerOpen') : c.say('offerClosed', { when });
      },
      choices: [
        {
          id: 'wait',
          label: 'wait',
          words: 'cho|toi cho|co|co a|vang|vang a|da|da vang|u|ok|dong y|muon|co muon|cho o day|wait|yes'.split('|'),
        },
        { id: 'no', label: 'no', words: 'khong|khong a|thoi|khong cho|khong can|no'.split('|') },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind === 'choice') return c.go(input.id === 'wait' ? 'asked' : 'refused');
        // They tell the officer at once: that is a yes.
        return tellsSomething(input) ? c.go('asked') : c.again();
      },
    },
    asked: {
      leads: ['waiting'],
      say: (c) => {
        c.effect('ask_person', {});
        const when = closedUntil(c);
        return when === null ? c.say('toldOpen') : c.say('toldClosed', { when });
      },
      next: (c) => c.go('waiting'),
    },
    waiting: {
      leads: ['left'],
      ask: (c) => c.say('tell'),
      choices: [
        { id: 'back', label: 'back', words: 'tro lai|quay lai|gap may|gap tro ly|thoi|khong cho nua|back'.split('|') },
      ],
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        return input.kind === 'choice' ? c.go('left') : c.stay({ text: c.say('kept') });
      },
    },
    left: {
      leads: ['refused'],
      next: (c) => {
        c.effect('leave_person', {});
        return c.go('refused');
      },
    },
    refused: { leads: ['end'], say: (c) => c.say('left'), next: (c) => c.end() },
  },
});

/** The question for consent lies below and is asked again as soon as this talk is over. */
function isAskedAlready(c: Pick<C, 'interrupted'>): boolean {
  return c.interrupted === 'welcome';
}

/** From when on an officer answers; null: now. */
function closedUntil(c: Pick<C, 'now' | 'lang'>): string | null {
  const now = new Date(c.now);
  const next = nextWorkingMoment(now);
  return next.getTime() === c.now ? null : momentWords(next, now, c.lang);
}

/** Where the office is, as far as that is entered; its hours are those of the working calendar unless it names its own. */
function officeReply(c: C): Reply {
  const { name, phone, address, hours } = c.fact('person').office;
  const lines = [
    c.say('reach', { office: name }),
    phone && c.say('phone', { phone }),
    address && c.say('address', { address }),
    c.say('hours', { hours: hours ?? c.say('shifts', { shifts: shiftWords(WORK_CALENDAR.shifts, c.lang) }) }),
  ];
  return {
    text: lines.filter(Boolean).join('\n'),
    ...(phone && { calls: [{ label: c.say('call'), number: phone }] }),
  };
}
