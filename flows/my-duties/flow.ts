import { flowFor } from '../flow.ts';
import { hasWords } from '../plain-answers.ts';
import { townDay } from '../town-day.ts';
import type { DutyAnswers } from './duty-answers.ts';
import { dutiesOf, dutyOf, type Offer, openTo } from './duty-at-hand.ts';
import { declinesAgain, numberMeant } from './duty-entry.ts';
import { acceptDay, acceptReason, askDay, askTime, moreTimeNext, sayInTime } from './more-time.ts';
import { type C, hasOthers, toOthers, withOthers } from './others.ts';
import { dayOf, listReply, needsOf, PAGE, refused, type Says, showReply, stateOf, whichReply } from './said.ts';
import { acceptDocument, acceptPhotos, askDocument, askPhotos, finishNext, SHOWN_LEADS } from './shown.ts';
import { words } from './words.ts';

const DAY = 86_400_000;

/** What a cadre owes, and all that one can do about it: seen, taken, done with its evidence, put off, given back. */
export const myDuties = flowFor<DutyAnswers>()({
  id: 'my-duties',
  version: 1,
  start: 'mine',
  doors: ['one', 'acknowledge', 'finish', 'fillForm', 'moreTime', 'decline', 'support', 'progress', 'which'],
  words,
  // The list names them too, and a turn has few rounds of facts.
  facts: ['my_issues', 'own_accounts'],
  steps: {
    mine: {
      leads: ['list', 'onlyOthers', 'none'],
      next: (c) => c.go(dutiesOf(c).total > 0 ? 'list' : hasOthers(c as C) ? 'onlyOthers' : 'none'),
    },
    onlyOthers: {
      leads: ['flow:work-issue', 'flow:follow-issue', 'flow:remind-where', 'end'],
      ask: (c) => withOthers({ text: c.say('noneButOthers') }, c as C),
      collects: true,
      accept: (input, c) => toOthers(input, c as C) ?? c.pass(input),
    },
    none: { leads: ['end'], say: (c) => c.say('none'), next: (c) => c.end() },
    list: {
      leads: ['list', 'one', 'flow:work-issue', 'flow:follow-issue', 'flow:remind-where', 'end'],
      ask: (c) => withOthers(listReply(c as Says, dutiesOf(c), c.answers.from ?? 0), c as C),
      collects: true,
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.pass(input);
        const other = toOthers(input, c as C);
        if (other) return other;
        if (input.id === 'more') return c.go('list', { from: (c.answers.from ?? 0) + PAGE });
        return c.go('one', { number: Number(input.id.slice(2)) });
      },
    },
    one: {
      leads: ['show', 'closed', 'unknown'],
      next: (c) => c.go(openTo(c, 'show')),
    },
    closed: {
      leads: ['end'],
      say: (c) => {
        const duty = dutyOf(c)!;
        const { number, title, status } = duty;
        return c.say(status === 'done' ? 'closedDone' : 'closed', { number, title, state: stateOf(duty, c as Says) });
      },
      next: (c) => c.end(),
    },
    unknown: { leads: ['end'], say: (c) => c.say('unknown'), next: (c) => c.end() },
    show: {
      leads: ['acknowledge', 'finish', 'fillForm', 'moreTime', 'decline', 'support', 'snooze', 'end'],
      ask: (c) => showReply(c as Says, dutyOf(c)!),
      collects: true,
      accept: (input, c) => (input.kind === 'choice' ? c.go(input.id as Offer) : c.pass(input)),
    },
    /** Something was said of a duty without naming it, and there are several. */
    which: {
      leads: ['which', 'one', 'acknowledge', 'finish', 'moreTime', 'decline', 'progress', 'support', 'end'],
      ask: (c) => whichReply(c as Says, dutiesOf(c), c.answers.from ?? 0),
      accept: (input, c) => {
        if (input.kind === 'choice' && input.id === 'more')
          return c.go('which', { from: (c.answers.from ?? 0) + PAGE });
        const number = input.kind === 'choice' ? Number(input.id.slice(2)) : numberMeant(input, c);
        return number === undefined ? c.pass(input) : c.go(c.answers.want ?? 'one', { number });
      },
    },
    acknowledge: { leads: ['acknowledging', 'unknown'], next: (c) => c.go(dutyOf(c) ? 'acknowledging' : 'unknown') },
    acknowledging: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('change_duty', { number: c.answers.number!, change: 'acknowledge' }), (outcome) => {
          const { number, deadline, ok, status, isReceiptLate } = outcome;
          const day = dayOf(deadline, c);
          if (ok) return c.say(isReceiptLate ? 'acknowledgedLate' : 'acknowledgedNow', { number, day });
          if (['acknowledged', 'doing', 'returned'].includes(status))
            return c.say('acknowledgedBefore', { number, day });
          return c.say('notNow', { number, state: stateOf({ status, progress: null }, c as Says) });
        }),
      next: (c) => c.end(),
    },
    finish: {
      leads: ['askDocument', 'askPhotos', 'fillForm', 'finishing', 'unknown'],
      next: (c) => finishNext(c as C),
    },
    askDocument: {
      leads: SHOWN_LEADS,
      ask: (c) => askDocument(c as C),
      collects: true,
      accept: (input, c) => acceptDocument(input, c as C),
    },
    askPhotos: {
      leads: SHOWN_LEADS,
      ask: (c) => askPhotos(c as C),
      collects: true,
      accept: (input, c) => acceptPhotos(input, c as C),
    },
    fillForm: {
      leads: ['flow:fill-form', 'end'],
      say: (c) => {
        const duty = dutyOf(c);
        const needs = needsOf(duty?.missing.filter(({ kind }) => kind === 'form') ?? [], c as Says);
        return c.say(duty?.form ? 'askForm' : 'formGone', { number: c.answers.number!, needs });
      },
      next: (c) => {
        const form = dutyOf(c)?.form;
        const { text: told } = c.answers;
        return form ? c.start('fill-form', { step: 'open', answers: { ...form, ...(told && { told }) } }) : c.end();
      },
    },
    finishing: {
      leads: ['end'],
      say: (c) => {
        const { number, document, text, media = [] } = c.answers;
        const shown = { ...(document && { document }), ...(text && { text }), ...(media.length > 0 && { media }) };
        return c.after(c.effect('change_duty', { number: number!, change: 'file_evidence', ...shown }), (outcome) => {
          if (!outcome.ok) return refused(outcome, c as Says);
          if (outcome.status !== 'done') return c.say('filed', { number: number! });
          return c.say(outcome.deadline < c.now ? 'finishedLate' : 'finished', { number: number! });
        });
      },
      next: (c) => c.end(),
    },
    progress: { leads: ['noting', 'unknown'], next: (c) => c.go(dutyOf(c) ? 'noting' : 'unknown') },
    noting: {
      leads: ['end'],
      say: (c) => {
        const { number, percent = null, text } = c.answers;
        const told = { number: number!, change: 'progress' as const, percent, ...(text && { text }) };
        return c.after(c.effect('change_duty', told), (outcome) => {
          if (!outcome.ok) return refused(outcome, c as Says);
          const day = dayOf(outcome.deadline, c);
          return percent === null
            ? c.say('noted', { number: number!, day })
            : c.say('progressed', { number: number!, percent, day });
        });
      },
      next: (c) => c.end(),
    },
    moreTime: {
      leads: ['inTime', 'askedBefore', 'askedOften', 'askReason', 'askDay', 'askingTime', 'closed', 'unknown'],
      next: (c) => moreTimeNext(c as C),
    },
    inTime: { leads: ['end'], say: (c) => sayInTime(c as C), next: (c) => c.end() },
    askedBefore: {
      leads: ['end'],
      say: (c) => c.say('askedBefore', { number: c.answers.number! }),
      next: (c) => c.end(),
    },
    askedOften: {
      leads: ['end'],
      say: (c) => c.say('askedOften', { number: c.answers.number! }),
      next: (c) => c.end(),
    },
    askReason: {
      leads: ['moreTime'],
      ask: (c) => c.say('askReason', { number: c.answers.number! }),
      collects: true,
      accept: (input, c) => acceptReason(input, c as C),
    },
    askDay: { leads: ['askingTime'], ask: (c) => askDay(c as C), accept: (input, c) => acceptDay(input, c as C) },
    askingTime: { leads: ['end'], say: (c) => askTime(c as C), next: (c) => c.end() },
    support: {
      leads: ['askSupport', 'closed', 'unknown'],
      next: (c) => c.go(openTo(c, 'askSupport')),
    },
    askSupport: {
      leads: ['supporting'],
      ask: (c) => c.say('askSupport', { number: c.answers.number! }),
      collects: true,
      accept: (input, c) =>
        input.kind === 'text' && hasWords(input.text) ? c.go('supporting', { text: input.text.trim() }) : c.again(),
    },
    supporting: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('ask_duty_help', { number: c.answers.number!, text: c.answers.text ?? '' }), ({ number }) =>
          c.say('supportAsked', { number }),
        ),
      next: (c) => c.end(),
    },
    decline: {
      leads: ['askWhyNot', 'askSubstitute', 'closed', 'unknown'],
      next: (c) => c.go(openTo(c, c.answers.reason ? 'askSubstitute' : 'askWhyNot')),
    },
    askWhyNot: {
      leads: ['askSubstitute'],
      ask: (c) => c.say('askWhyNot', { number: c.answers.number! }),
      collects: true,
      accept: (input, c) =>
        input.kind === 'text' && hasWords(input.text)
          ? c.go('askSubstitute', { reason: input.text.trim() })
          : c.again(),
    },
    askSubstitute: {
      leads: ['declining'],
      ask: (c) => c.say('askSubstitute', { number: c.answers.number! }),
      choices: [
        { id: 'nobody', label: 'nobodyYet', words: ['chua co', 'chua', 'khong', 'khong co', 'chua biet', 'nobody'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go('declining', { substitute: null });
        // “Bận quá” once more names nobody.
        return input.kind === 'text' && hasWords(input.text) && !declinesAgain(input.text, c)
          ? c.go('declining', { substitute: input.text.trim() })
          : c.again();
      },
    },
    declining: {
      leads: ['end'],
      say: (c) => {
        const { number, reason = '', substitute = null } = c.answers;
        return c.after(
          c.effect('change_duty', { number: number!, change: 'decline', reason, substitute }),
          (outcome) => (outcome.ok ? c.say('declinedNow', { number: number! }) : refused(outcome, c as Says)),
        );
      },
      next: (c) => c.end(),
    },
    snooze: {
      leads: ['snoozing'],
      ask: (c) => c.say('askSnooze', { number: c.answers.number! }),
      choices: [
        { id: '1', label: 'tomorrow', words: ['mai', 'ngay mai'] },
        { id: '3', label: 'inThree', words: ['3 ngay', '3 ngay nua', 'ba ngay'] },
        { id: '7', label: 'inSeven', words: ['tuan sau', 'tuan toi', '7 ngay'] },
      ],
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.again();
        // From the morning of that day on.
        return c.go('snoozing', { until: Date.parse(`${townDay(c.now + Number(input.id) * DAY)}T07:00:00+07:00`) });
      },
    },
    snoozing: {
      leads: ['end'],
      say: (c) => {
        const { number, until = 0 } = c.answers;
        return c.after(c.effect('change_duty', { number: number!, change: 'snooze', until }), (outcome) =>
          outcome.ok ? c.say('snoozed', { number: number!, day: dayOf(until, c) }) : refused(outcome, c as Says),
        );
      },
      next: (c) => c.end(),
    },
  },
});
