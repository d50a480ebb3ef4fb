import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ANSWER_WITHIN_MS,
  isListingDue,
  planTalk,
  QUIET_MS,
  SILENCE_MS,
  type TalkNow,
} from '../../../src/assistant/outside/plan-talk.ts';

const T0 = 1_000_000;

function question(more: Partial<TalkNow> = {}): TalkNow {
  return {
    ...{
      kind: 'question',
      state: 'open',
      openedAt: T0,
      deadlineAt: T0 + ANSWER_WITHIN_MS,
      listedAt: null,
      attempts: 0,
      trouble: null,
    },
    ...{
      unsent: 0,
      unsentSince: null,
      lastSaidAt: T0,
      lastSentAt: T0 + 200,
      unheard: 0,
      lastHeardAt: null,
      over: false,
    },
    ...{ person: 'listens', ...more },
  } as TalkNow;
}

function talk(more: Partial<TalkNow> = {}): TalkNow {
  return question({ kind: 'talk', deadlineAt: T0 + SILENCE_MS, ...more });
}

describe('a question', () => {
  test('is sent at once, and looked at again before the person has waited too long', () => {
    expect(planTalk(question({ unsent: 1, unsentSince: T0, lastSentAt: null }), T0)).toMatchObject({
      close: null,
      lookAt: T0,
    });
    expect(planTalk(question(), T0 + 300).lookAt).toBe(T0 + 200 + 3_000);
  });

  test('is answered as soon as the bot has been quiet for a moment', () => {
    const heard = question({ unheard: 2, lastHeardAt: T0 + 4_000 });
    expect(planTalk(heard, T0 + 4_100)).toMatchObject({ relay: null, close: null, lookAt: T0 + 4_000 + QUIET_MS });
    expect(planTalk(heard, T0 + 4_000 + QUIET_MS)).toMatchObject({ relay: 'now', close: { state: 'answered' } });
  });

  test('is passed on when no answer comes in time, at once where no try can help', () => {
    expect(planTalk(question(), T0 + ANSWER_WITHIN_MS)).toMatchObject({
      close: { state: 'passed_on', reason: 'late' },
      lookAt: null,
    });
    const refused = question({ unsent: 1, unsentSince: T0, lastSentAt: null, attempts: 1, trouble: 'final' });
    expect(planTalk(refused, T0 + 500)).toMatchObject({ close: { state: 'passed_on', reason: 'trouble' } });
  });

  test('is tried again with growing distance', () => {
    const failing = (attempts: number) =>
      planTalk(question({ unsent: 1, unsentSince: T0, lastSentAt: null, attempts, trouble: 'again' }), T0 + 1_000)
        .lookAt! -
      T0 -
      1_000;
    expect([1, 2, 3, 4].map(failing)).toEqual([1_000, 2_000, 4_000, 4_000]);
  });

  test('that was passed on hears a late answer for an hour, and nothing after that', () => {
    const late = question({ state: 'passed_on', unheard: 1, lastHeardAt: T0 + 60_000 });
    expect(planTalk(late, T0 + 70_000)).toMatchObject({ relay: 'late', close: null });
    expect(planTalk(late, T0 + 2 * 3_600_000)).toMatchObject({ relay: null });
  });

  test('of somebody who talks with an officer, or withdrew, is answered by nobody outside', () => {
    for (const person of ['with_officer', 'withdrew'] as const)
      expect(planTalk(question({ unheard: 1, lastHeardAt: T0, person }), T0 + 5_000)).toMatchObject({
        relay: null,
        close: { state: 'ended', reason: person },
      });
  });
});

describe('a talk', () => {
  test('relays at once, and goes on', () => {
    expect(planTalk(talk({ unheard: 1, lastHeardAt: T0 + 100 }), T0 + 100)).toMatchObject({
      relay: 'now',
      close: null,
    });
  });

  test('ends when nobody says a word, when the bot ends it, when the person left', () => {
    const heard = talk({ lastHeardAt: T0 + 1_000 });
    expect(planTalk(heard, T0 + 1_000 + SILENCE_MS)).toMatchObject({ close: { state: 'ended', reason: 'silence' } });
    expect(planTalk(heard, T0 + SILENCE_MS)).toMatchObject({ close: null });
    expect(planTalk(talk({ over: true, unheard: 1, lastHeardAt: T0 }), T0 + 1)).toMatchObject({
      relay: 'now',
      close: { state: 'ended', reason: 'bot' },
    });
    expect(planTalk(talk({ person: 'left' }), T0 + 1)).toMatchObject({ close: { state: 'ended', reason: 'left' } });
  });

  test('in which the last word was never answered is passed on', () => {
    expect(planTalk(talk(), T0 + SILENCE_MS)).toMatchObject({ close: { state: 'passed_on', reason: 'late' } });
    const undelivered = talk({ unsent: 1, unsentSince: T0, lastSentAt: null, trouble: 'again', attempts: 5 });
    expect(planTalk(undelivered, T0 + ANSWER_WITHIN_MS)).toMatchObject({
      close: { state: 'passed_on', reason: 'trouble' },
    });
  });
});

test('whatever happens, a talk comes to an end, and a question within its time', () => {
  const trouble = fc.constantFrom(null, 'again' as const, 'final' as const);
  const event = fc.record({
    after: fc.integer({ min: 0, max: 20_000 }),
    hears: fc.boolean(),
    trouble,
    over: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.constantFrom(question, talk), fc.array(event, { maxLength: 12 }), (make, events) => {
      let state = make({ unsent: 1, unsentSince: T0, lastSentAt: null });
      let now = T0;
      let next: number | null = T0;
      for (let look = 0; look < 200 && next !== null && state.state === 'open'; look += 1) {
        now = Math.max(now, next);
        const happens = events[look];
        if (happens?.hears) state = { ...state, unheard: state.unheard + 1, lastHeardAt: now };
        if (happens?.over) state = { ...state, over: true };
        const failed = happens?.trouble ?? null;
        if (state.unsent > 0 && !failed) state = { ...state, unsent: 0, unsentSince: null, lastSentAt: now };
        if (isListingDue(state, now)) state = { ...state, listedAt: now };
        state = { ...state, trouble: failed, attempts: failed ? state.attempts + 1 : 0 };
        const plan = planTalk(state, now);
        // Never asked to look at once for ever, never forgotten while it is open.
        if (!plan.close) expect(plan.lookAt).not.toBeNull();
        if (plan.relay) state = { ...state, unheard: 0 };
        if (plan.close) state = { ...state, state: plan.close.state };
        next = plan.lookAt;
      }
      expect(state.state).not.toBe('open');
      if (state.kind === 'question') expect(now).toBeLessThanOrEqual(T0 + ANSWER_WITHIN_MS);
    }),
    { numRuns: 300 },
  );
});
