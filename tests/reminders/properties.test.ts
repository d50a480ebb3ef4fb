import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withSetDays } from '../../src/calendar/days-off.ts';
import { mayRemind } from '../../src/calendar/quiet.ts';
import { momentOn, plusDays, townDay } from '../../src/calendar/town-day.ts';
import { isWorkingDay } from '../../src/calendar/working-days.ts';
import { planRungs } from '../../src/reminders/plan-rungs.ts';
import type { Reminded } from '../../src/reminders/rung.ts';
import { type Act, type Played, playReminders, type Told } from './play-reminders.ts';

const START = '2026-11-01';
const HOUR = 3_600_000;

const day = fc.integer({ min: 0, max: 150 }).map((days) => plusDays(START, days));
const hour = fc.constantFrom('00:10', '06:29', '07:30', '09:15', '14:00', '16:30', '20:59', '23:00');
const moment = fc.tuple(day, hour).map(([on, at]) => momentOn(on, at));

const calendar = fc
  .array(fc.record({ day, is: fc.constantFrom('off' as const, 'worked' as const) }), { maxLength: 12 })
  .map((days) => withSetDays(days));

const assignment = fc
  .record({
    person: fc.constantFrom('p1', 'p2'),
    assignedAt: moment,
    lasts: fc.integer({ min: 1, max: 60 }),
    asksReceipt: fc.boolean(),
    ladder: fc.constantFrom('L1' as const, 'L2' as const, 'L3' as const, 'L4' as const, null),
    event: fc.option(fc.constantFrom('08:00', '19:30', null), { nil: undefined }),
  })
  .map(({ lasts, event, assignedAt, ...one }): Omit<Played, 'id'> => {
    const last = plusDays(townDay(assignedAt), lasts);
    return {
      ...{
        ...one,
        assignedAt,
        deadline: momentOn(last, '17:00'),
        event: event === undefined ? null : { day: last, time: event },
      },
      ...{ status: 'assigned' as const, toldAt: null, acknowledgedAt: null, snoozedUntil: null },
    };
  });

const act = fc.record({
  at: moment,
  of: fc.nat(),
  what: fc.constantFrom('acknowledge', 'done', 'declined', 'move', 'snooze'),
  days: fc.integer({ min: 1, max: 20 }),
});

const changes: Record<string, (one: Played, at: Date, days: number) => Partial<Reminded>> = {
  acknowledge: (one, at) =>
    one.status === 'assigned' || one.status === 'delivered' ? { status: 'acknowledged', acknowledgedAt: at } : {},
  done: (one) => (isOver(one) ? {} : { status: 'done' }),
  declined: (one) => (isOver(one) ? {} : { status: 'declined' }),
  move: (one, _at, days) => ({ deadline: momentOn(plusDays(townDay(one.deadline), days), '17:00') }),
  snooze: (one, at, days) => ({
    snoozedUntil: new Date(Math.min(one.deadline.getTime(), at.getTime() + days * 24 * HOUR)),
  }),
};

const isOver = ({ status }: Reminded) => status === 'done' || status === 'declined';

const season = fc.record({
  calendar,
  assignments: fc.array(assignment, { minLength: 1, maxLength: 8 }),
  acts: fc.array(act, { maxLength: 12 }),
});

type Season = typeof season extends fc.Arbitrary<infer T> ? T : never;

function play({ calendar: days, assignments, acts }: Season): { told: Told[]; played: Played[]; acts: Act[] } {
  const played = assignments.map((one, index) => ({ ...one, id: `a${index}` }));
  const happened = acts.map(({ at, of, what, days: count }): Act => {
    const { id, assignedAt } = played[of % played.length]!;
    const after = new Date(Math.max(at.getTime(), assignedAt.getTime() + 1));
    return { at: after, assignment: id, does: (one, now) => changes[what]!(one, now, count) };
  });
  const until = momentOn(plusDays(START, 400), '12:00');
  return { told: playReminders(played, happened, { calendar: days, until }), played, acts: happened };
}

const RUNS = { numRuns: 30 };

/** What a random season must never show. */
function always(name: string, holds: (played: ReturnType<typeof play>, set: Season) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(season, (set) => holds(play(set), set)),
      RUNS,
    );
  });
}

describe('over random calendars, duties and answers', () => {
  always('nobody is reminded in the quiet hours or between 27 Chạp and mùng 5', ({ told }) => {
    for (const { at } of told) expect(mayRemind(at)).toBe(true);
  });

  always('no two messages reach a person within an hour', ({ told }) => {
    for (const messages of byPerson(told))
      messages.slice(1).forEach(({ at }, index) => {
        expect(at.getTime() - messages[index]!.at.getTime()).toBeGreaterThanOrEqual(HOUR);
      });
  });

  always('a person has one bundle a working day and none on others', ({ told, played }, { calendar: days }) => {
    const bundled = (message: Told) => message.of.some(({ assignment: id, key }) => isBundled(played, id, key));
    for (const messages of byPerson(told)) {
      const on = messages.filter(bundled).map(({ at }) => townDay(at));
      expect(new Set(on).size).toBe(on.length);
    }
    for (const message of told.filter(bundled)) expect(isWorkingDay(message.at, days)).toBe(true);
  });

  test('nothing more is said of what is done or declined', () => {
    fc.assert(
      fc.property(season, fc.constantFrom('done', 'declined'), moment, ({ calendar: days, assignments }, how, at) => {
        const { told } = play({
          calendar: days,
          assignments,
          acts: assignments.map((_one, of) => ({ at, of, what: how, days: 1 })),
        });
        for (const message of told)
          for (const { assignment: id } of message.of) {
            const { assignedAt } = assignments[Number(id.slice(1))]!;
            expect(message.at.getTime()).toBeLessThan(Math.max(at.getTime(), assignedAt.getTime() + 1));
          }
      }),
      RUNS,
    );
  });

  always('each rung is said once, and again only after its deadline was moved', ({ told, acts }) => {
    const seen = new Map<string, number>();
    for (const message of told)
      for (const { assignment: id, key, audience } of message.of) {
        const rung = `${id} ${key} ${audience}`;
        seen.set(rung, (seen.get(rung) ?? 0) + 1);
      }
    for (const [rung, times] of seen) {
      const moves = acts.filter(({ assignment: id }) => rung.startsWith(`${id} `)).length;
      expect(times).toBeLessThanOrEqual(1 + moves);
    }
  });

  always('every ladder ends', ({ told, played }) => {
    const last = Math.max(0, ...told.map(({ at }) => at.getTime()));
    const ends = played.map(({ deadline, assignedAt }) => Math.max(deadline.getTime(), assignedAt.getTime()));
    expect(last).toBeLessThan(Math.max(...ends) + (12 * 20 + 40) * 24 * HOUR);
    for (const one of played) expect(planRungs(one, withSetDays([])).length).toBeLessThan(20);
  });

  test('every duty that asks for “Đã nhận” and does not get it reaches a moderator', () => {
    fc.assert(
      fc.property(season, ({ calendar: days, assignments }) => {
        const { told, played } = play({ calendar: days, assignments, acts: [] });
        for (const { id, asksReceipt } of played) {
          const reached = told.some(({ of }) =>
            of.some((one) => one.assignment === id && one.audience === 'moderator'),
          );
          expect(reached).toBe(asksReceipt);
        }
      }),
      RUNS,
    );
  });

  test('moving a deadline moves the rungs that are still to come, once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 14 }),
        (lasts, by, after) => {
          const assignedAt = momentOn('2026-09-01', '05:00');
          const deadline = momentOn(plusDays('2026-09-01', lasts), '17:00');
          const one: Played = {
            ...{ id: 'a0', person: 'p1', status: 'assigned', assignedAt, deadline, toldAt: null, acknowledgedAt: null },
            ...{ snoozedUntil: null, asksReceipt: false, ladder: 'L3', event: null },
          };
          const moved = momentOn(plusDays(townDay(deadline), by), '17:00');
          const at = momentOn(plusDays('2026-09-01', after), '10:00');
          const acts: Act[] = [{ at, assignment: 'a0', does: () => ({ deadline: moved }) }];
          const calendarOfAll = withSetDays([]);
          const told = playReminders([one], acts, { calendar: calendarOfAll, until: momentOn('2027-06-01', '00:00') });
          const keys = told
            .filter((message) => message.at > at)
            .flatMap(({ of }) => of.map(({ key, audience }) => `${key} ${audience}`));
          const plan = planRungs({ ...one, toldAt: assignedAt, deadline: moved }, calendarOfAll).filter(
            (rung) => rung.at > at,
          );
          // Two rungs that a weekend brings to the same morning are one to whoever would hear both.
          const expected = new Map(
            plan.flatMap(({ kind, key, audience, at: when }) =>
              audience.map((who) => [`${kind} ${when.getTime()} ${who}`, `${key} ${who}`]),
            ),
          );
          expect(keys.sort()).toEqual([...expected.values()].sort());
        },
      ),
      RUNS,
    );
  });
});

function byPerson(told: readonly Told[]): Told[][] {
  const people = new Map<string, Told[]>();
  for (const message of told) people.set(message.person, [...(people.get(message.person) ?? []), message]);
  return [...people.values()];
}

function isBundled(played: readonly Played[], id: string, key: string): boolean {
  return key === 'new' || key.startsWith('T') ? played.some((one) => one.id === id) : false;
}
