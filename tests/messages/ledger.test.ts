import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isQuietHour, mayRemind } from '../../src/calendar/quiet.ts';
import {
  allowance,
  bundleOf,
  type Decision,
  decideStray,
  decideWay,
  isNearEdge,
  type LedgerAccount,
  LONG_OUTBOX,
  quotaEndsOn,
  type Surroundings,
  type Wanted,
} from '../../src/messages/ledger.ts';
import { DEFAULT_TERMS, type LedgerTerms } from '../../src/messages/ledger-schema.ts';

const HOUR = 3_600_000;
const NOON = new Date('2026-11-23T12:00:00+07:00');
const WINDOWS = { freeMs: 48 * HOUR, paidMs: 168 * HOUR };
const TEMPLATE = { id: '1', codeBlank: 'ma', dayBlank: 'ngay', byId: true, byPhone: true };
const PAYS: LedgerTerms = { ...DEFAULT_TERMS, paidAllowed: true, monthlyBudget: 10_000 };

const oa = (change: Partial<LedgerAccount> = {}): LedgerAccount => ({
  limits: { windows: WINDOWS },
  terms: DEFAULT_TERMS,
  used: 0,
  spent: 0,
  perDay: [0, 0, 0, 0],
  ...change,
});
const bot = (change: Partial<LedgerAccount> = {}): LedgerAccount => ({
  ...oa(),
  limits: { quota: { people: 50, messagesAMonth: 3_000 } },
  ...change,
});
const wanted = (change: Partial<Wanted> = {}): Wanted => ({
  priority: 1,
  units: 1,
  heardAt: NOON,
  place: 1,
  hasPhone: false,
  templateSent: false,
  templateArrivedAt: null,
  refused: null,
  ...change,
});
const around = (change: Partial<Surroundings> = {}): Surroundings => ({ now: NOON, others: [], queued: 0, ...change });
const ago = (hours: number) => new Date(NOON.getTime() - hours * HOUR);

describe('the way is the first of these that is open', () => {
  test('within 48 hours free; later paid, if the office allows it and has the money; then another channel, then a call', () => {
    expect(decideWay(wanted({ heardAt: ago(47) }), oa(), around())).toEqual({ way: 'free', cost: 0 });
    const late = wanted({ heardAt: ago(49) });
    expect(decideWay(late, oa({ terms: PAYS }), around())).toEqual({ way: 'paid', cost: 55 });
    expect(decideWay(late, oa({ terms: PAYS, spent: 9_950 }), around()).way).toBe('task');
    expect(decideWay(late, oa(), around({ others: ['c'] }))).toEqual({ way: 'other', conversationId: 'c' });
    expect(decideWay(late, oa(), around())).toEqual({ way: 'task', task: 'phone', why: 'outside_window' });
  });

  test('after seven days a template: by the id, else by the telephone number; one for one message', () => {
    const gone = wanted({ heardAt: ago(200), hasPhone: true });
    const terms = { ...PAYS, template: TEMPLATE };
    expect(decideWay(gone, oa({ terms }), around({ others: ['c'] }))).toEqual({ way: 'template', by: 'id', cost: 150 });
    const byPhone = { ...terms, template: { ...TEMPLATE, byId: false } };
    expect(decideWay(gone, oa({ terms: byPhone }), around())).toEqual({ way: 'template', by: 'phone', cost: 250 });
    expect(decideWay({ ...gone, hasPhone: false }, oa({ terms: byPhone }), around()).way).toBe('task');
    expect(decideWay({ ...gone, templateSent: true }, oa({ terms }), around()).way).toBe('task');
  });

  test('where Zalo has no free message left for somebody, the next one is paid, goes elsewhere, or is a call', () => {
    const used = wanted({ refused: 'free_used_up' });
    expect(decideWay(used, oa({ terms: PAYS }), around())).toEqual({ way: 'paid', cost: 55 });
    expect(decideWay(used, oa(), around({ others: ['c'] }))).toEqual({ way: 'other', conversationId: 'c' });
    expect(decideWay(used, oa(), around())).toEqual({ way: 'task', task: 'phone', why: 'free_used_up' });
  });

  test('who surely got the template has seven days from then to come, whatever became of its answer', () => {
    const gone = wanted({ heardAt: ago(200), templateSent: true, templateArrivedAt: ago(5) });
    const until = new Date(ago(5).getTime() + 7 * 24 * HOUR);
    const terms = { ...PAYS, template: TEMPLATE };
    expect(decideWay(gone, oa({ terms }), around({ others: ['c'] }))).toEqual({
      ...{ way: 'wait', until, why: 'waits_for_person' },
    });
    expect(decideWay({ ...gone, heardAt: NOON }, oa({ terms }), around()).way).toBe('free');
    expect(decideWay({ ...gone, templateArrivedAt: ago(7 * 24) }, oa({ terms }), around()).way).toBe('task');
  });

  test('at night no template: what is urgent goes by another channel, or somebody calls', () => {
    const now = new Date('2026-11-23T23:00:00+07:00');
    const urgent = wanted({ priority: 0, heardAt: ago(200), hasPhone: true });
    const terms = { ...PAYS, template: TEMPLATE };
    expect(decideWay(urgent, oa({ terms }), around({ now })).way).toBe('task');
    expect(decideWay(urgent, oa({ terms }), around({ now, others: ['c'] })).way).toBe('other');
  });

  test('a reply reaches who has just written at any hour; news for who sleeps waits for the morning', () => {
    const now = new Date('2026-11-23T23:00:00+07:00');
    const justNow = new Date(now.getTime() - 60_000);
    expect(decideWay(wanted({ heardAt: justNow }), oa(), around({ now })).way).toBe('free');
    const morning = new Date('2026-11-24T06:30:00+07:00');
    const waits = { way: 'wait', until: morning, why: 'quiet_hours' };
    expect(decideWay(wanted({ heardAt: ago(3) }), oa(), around({ now }))).toEqual(waits);
    expect(decideWay(wanted({ heardAt: justNow, priority: 2 }), oa(), around({ now }))).toEqual(waits);
  });

  test('the 51st person of a bot is not written to; what the platform refused is not tried there again', () => {
    expect(decideWay(wanted({ place: 50 }), bot(), around()).way).toBe('free');
    expect(decideWay(wanted({ place: 51 }), bot(), around())).toEqual({
      way: 'task',
      task: 'phone',
      why: 'people_limit',
    });
    expect(decideWay(wanted({ refused: 'quota_exhausted' }), bot(), around({ others: ['c'] })).way).toBe('other');
    expect(decideWay(wanted({ refused: 'outside_window' }), oa(), around()).way).toBe('task');
  });

  test('broadcasts wait while ten thousand more important messages do', () => {
    const bulk = wanted({ priority: 3 });
    expect(decideWay(bulk, oa(), around({ queued: LONG_OUTBOX })).way).toBe('wait');
    expect(decideWay(bulk, oa(), around({ queued: LONG_OUTBOX - 1 })).way).toBe('free');
    expect(decideWay(wanted({ priority: 2 }), oa(), around({ queued: LONG_OUTBOX })).way).toBe('free');
  });
});

test('when the month runs short broadcasts give way first, then reminders, then replies; what is urgent goes to the last message', () => {
  // Seven days are left after the 23rd; the town needs 100 replies and 50 reminders a day.
  const account = (used: number) => bot({ used, perDay: [1, 100, 50, 20] });
  const room = (used: number) =>
    ([0, 1, 2, 3] as const).map((priority) => allowance(priority, account(used), NOON) > 0);
  expect(room(1_000)).toEqual([true, true, true, true]);
  expect(room(2_000)).toEqual([true, true, true, false]);
  expect(room(2_300)).toEqual([true, true, false, false]);
  expect(room(2_900)).toEqual([true, false, false, false]);
  expect(room(3_000)).toEqual([false, false, false, false]);
});

test('the forecast names the day on which the month’s messages end, and none when they last', () => {
  expect(quotaEndsOn(bot({ used: 2_000, perDay: [0, 200, 50, 0] }), NOON)).toBe('2026-11-27');
  expect(quotaEndsOn(bot({ used: 2_000, perDay: [0, 100, 0, 0] }), NOON)).toBeNull();
  expect(quotaEndsOn(bot({ used: 3_000 }), NOON)).toBe('2026-11-23');
  expect(quotaEndsOn(oa({ perDay: [9, 9, 9, 9] }), NOON)).toBeNull();
});

test('near the end of the free window, and of the month’s messages, updates are put together as far as they fit', () => {
  expect(isNearEdge({ heardAt: ago(45) }, oa(), NOON)).toBe(false);
  expect(isNearEdge({ heardAt: ago(47) }, oa(), NOON)).toBe(true);
  expect(isNearEdge({ heardAt: NOON }, bot({ used: 2_000 }), NOON)).toBe(false);
  expect(isNearEdge({ heardAt: NOON }, bot({ used: 2_500 }), NOON)).toBe(true);
  const following = [
    { id: 2n, text: 'hai' },
    { id: 3n, text: 'ba' },
  ];
  expect(bundleOf('một', following, 2_000)).toEqual({ text: 'một\n\nhai\n\nba', joined: [2n, 3n] });
  expect(bundleOf('một', following, 8)).toEqual({ text: 'một\n\nhai', joined: [2n] });
  expect(bundleOf('một', following, 7)).toBeNull();
});

const terms: fc.Arbitrary<LedgerTerms> = fc.record({
  paidAllowed: fc.boolean(),
  monthlyBudget: fc.integer({ min: 0, max: 5_000 }),
  asksFreeLeft: fc.boolean(),
  prices: fc.record({
    paid: fc.integer({ min: 0, max: 200 }),
    template: fc.integer({ min: 0, max: 400 }),
    phoneTemplate: fc.integer({ min: 0, max: 400 }),
  }),
  template: fc.option(
    fc.record({
      ...{ id: fc.constant('1'), codeBlank: fc.constant(''), dayBlank: fc.constant('') },
      ...{ byId: fc.boolean(), byPhone: fc.boolean() },
    }),
  ),
  messagesAMonth: fc.option(fc.integer({ min: 1, max: 60 })),
  people: fc.option(fc.integer({ min: 1, max: 20 })),
});
const minute = 60_000;
const moment = fc.integer({ min: 0, max: 500 * 24 * 60 }).map((m) => new Date(NOON.getTime() + m * minute));
const priority = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
const message = fc.record({
  priority,
  units: fc.integer({ min: 1, max: 3 }),
  silence: fc.option(fc.integer({ min: 0, max: 400 * 60 })),
  place: fc.integer({ min: 1, max: 30 }),
  hasPhone: fc.boolean(),
  templateSent: fc.boolean(),
  /** Minutes ago. */
  templateArrived: fc.option(fc.integer({ min: 0, max: 400 * 60 })),
  refused: fc.constantFrom(null, 'outside_window' as const, 'quota_exhausted' as const, 'free_used_up' as const),
  others: fc.array(fc.constantFrom('c', 'd'), { maxLength: 2 }),
  queued: fc.constantFrom(0, LONG_OUTBOX),
  after: fc.integer({ min: 0, max: 24 * 60 }),
});

/** A month on one account: each message is decided on when its time comes; one that waits is decided on again at that time. */
test('over any month: never over a limit, never in quiet hours unless urgent or to who has just written, and nothing is left without a way or a task', () => {
  fc.assert(
    fc.property(
      terms,
      fc.boolean(),
      fc.boolean(),
      moment,
      fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)),
      fc.array(message, { minLength: 1, maxLength: 60 }),
      (set, hasWindows, hasQuota, start, perDay, messages) => {
        const limits = {
          ...(hasWindows && { windows: WINDOWS }),
          ...(hasQuota && { quota: { people: 10, messagesAMonth: 40 } }),
        };
        let used = 0;
        let spent = 0;
        let now = start;
        const quota = set.messagesAMonth ?? (hasQuota ? 40 : Number.POSITIVE_INFINITY);
        const people = set.people ?? (hasQuota ? 10 : Number.POSITIVE_INFINITY);
        for (const { after, silence, others, queued, templateArrived, ...rest } of messages) {
          now = new Date(now.getTime() + after * minute);
          let at = now;
          const heardAt = silence === null ? null : new Date(now.getTime() - silence * minute);
          const templateArrivedAt =
            rest.templateSent && templateArrived !== null ? new Date(now.getTime() - templateArrived * minute) : null;
          let decision: Decision | undefined;
          for (let tries = 0; tries < 5; tries += 1) {
            const account: LedgerAccount = { limits, terms: set, used, spent, perDay };
            decision = decideWay({ ...rest, heardAt, templateArrivedAt }, account, {
              ...{ now: at, others, queued: tries === 0 ? queued : 0 },
            });
            if (decision.way !== 'wait') break;
            expect(decision.until.getTime()).toBeGreaterThan(at.getTime());
            if (rest.priority === 0) expect(decision.why).toBe('waits_for_person');
            at = decision.until;
          }
          // It comes to an end, whatever it is.
          expect(decision!.way).not.toBe('wait');
          if (decision!.way === 'task') {
            expect(others).toEqual([]);
            continue;
          }
          if (rest.priority >= 2) expect(mayRemind(at)).toBe(true);
          if (rest.priority === 1 && isQuietHour(at))
            expect(heardAt !== null && at.getTime() - heardAt.getTime() < 30 * minute).toBe(true);
          if (!('cost' in decision!)) continue;
          used += decision.way === 'template' ? 1 : rest.units;
          spent += decision.cost;
          expect(used).toBeLessThanOrEqual(quota);
          expect(rest.place).toBeLessThanOrEqual(people);
          if (spent > 0) {
            expect(spent).toBeLessThanOrEqual(set.monthlyBudget);
            expect(set.paidAllowed).toBe(true);
          }
          if (hasWindows && decision.way === 'free')
            expect(at.getTime() - heardAt!.getTime()).toBeLessThan(WINDOWS.freeMs);
          if (decision.way === 'paid') expect(at.getTime() - heardAt!.getTime()).toBeLessThan(WINDOWS.paidMs);
          if (decision.way === 'template') expect(rest.templateSent).toBe(false);
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** 5,000 wishes of a day in an order that the seed makes: urgent ones as many as are kept for them, and more of all others. */
function wishesOfADay(seed: number): Wanted['priority'][] {
  const kinds = [...Array(150).fill(0), ...Array(1_850).fill(1), ...Array(1_500).fill(2), ...Array(1_500).fill(3)];
  let state = seed;
  for (let last = kinds.length - 1; last > 0; last -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = state % (last + 1);
    [kinds[last], kinds[other]] = [kinds[other], kinds[last]];
  }
  return kinds;
}

test('a day of 3,000 messages with 5,000 that are wanted: every urgent one goes out, and of the rest the more important before the less', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), (seed) => {
      const sent = [0, 0, 0, 0];
      const left = [0, 0, 0, 0];
      let used = 0;
      for (const priority of wishesOfADay(seed)) {
        const decision = decideWay(wanted({ priority }), bot({ used, perDay: [0, 60, 30, 0] }), around());
        if (decision.way === 'free') {
          used += 1;
          sent[priority]! += 1;
        } else {
          expect(decision).toMatchObject({ way: 'task', why: 'quota_short' });
          left[priority]! += 1;
        }
      }
      expect(used).toBeLessThanOrEqual(3_000);
      expect(left[0]).toBe(0);
      const share = (priority: number) => sent[priority]! / (sent[priority]! + left[priority]!);
      expect(share(1)).toBeGreaterThan(share(2));
      expect(share(2)).toBeGreaterThan(share(3));
    }),
    { numRuns: 5 },
  );
});

describe('what its own channel does not take', () => {
  const stray = { priority: 2, heardAt: NOON, matters: true } as const;

  test('goes by another channel, else is told by telephone; the sentences of a talk and broadcasts are worth no call', () => {
    expect(decideStray(stray, around({ others: ['c', 'd'] }))).toEqual({ way: 'other', conversationId: 'c' });
    expect(decideStray(stray, around())).toEqual({ way: 'call' });
    expect(decideStray({ ...stray, priority: 3 }, around())).toEqual({ way: 'cancel' });
    expect(decideStray({ ...stray, matters: false }, around({ others: ['c'] }))).toEqual({ way: 'cancel' });
  });

  test('rings at night only where it is urgent', () => {
    const night = new Date('2026-11-23T23:30:00+07:00');
    const until = new Date('2026-11-24T06:30:00+07:00');
    expect(decideStray(stray, around({ now: night, others: ['c'] }))).toMatchObject({ way: 'wait' });
    expect(decideStray({ ...stray, priority: 1 }, around({ now: night }))).toEqual({ way: 'wait', until });
    expect(decideStray({ ...stray, priority: 0 }, around({ now: night, others: ['c'] }))).toMatchObject({
      way: 'other',
    });
  });
});
