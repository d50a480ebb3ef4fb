import { describe, expect, test } from '@jest/globals';
import { momentOn, townDay, townHour } from '../../src/calendar/town-day.ts';
import { WORK_CALENDAR } from '../../src/calendar/work-calendar.ts';
import { nextMessage } from '../../src/reminders/next-message.ts';
import { dueRungs, planRungs } from '../../src/reminders/plan-rungs.ts';
import type { Reminded } from '../../src/reminders/rung.ts';

const at = (day: string, hour = '07:30') => momentOn(day, hour);

const report: Reminded = {
  status: 'acknowledged',
  deadline: at('2026-12-18', '17:00'),
  assignedAt: at('2026-12-01', '05:00'),
  toldAt: at('2026-12-01'),
  acknowledgedAt: at('2026-12-01', '08:00'),
  snoozedUntil: null,
  asksReceipt: true,
  ladder: 'L3',
  event: null,
};

const plan = (change: Partial<Reminded> = {}) =>
  planRungs({ ...report, ...change }, WORK_CALENDAR).map(
    (rung) => `${townDay(rung.at)} ${townHour(rung.at)} ${rung.key} ${rung.audience.join('+')}`,
  );

describe('ladders', () => {
  test('L3 counts from its deadline, in the bundles of working days, and once more on the last afternoon', () => {
    expect(plan()).toEqual([
      '2026-12-04 07:30 T-14 holder',
      '2026-12-11 07:30 T-7 holder',
      '2026-12-15 07:30 T-3 holder',
      '2026-12-17 07:30 T-1 holder',
      '2026-12-18 07:30 T+0 holder',
      '2026-12-18 16:30 last-day holder',
      // T+1 and T+3 are a Saturday and a Monday.
      '2026-12-21 07:30 T+1 holder+superior',
      '2026-12-21 07:30 T+3 holder+chair',
      '2026-12-25 07:30 T+7 party',
    ]);
  });

  test('L2 ends with the superior three days late', () => {
    expect(plan({ ladder: 'L2' }).map((line) => line.split(' ')[2])).toEqual([
      'T-7',
      'T-2',
      'T+0',
      'last-day',
      'T+1',
      'T+3',
    ]);
    expect(plan({ ladder: 'L2' }).at(-1)).toContain('holder+superior');
  });

  test('L4 begins three months ahead', () => {
    expect(plan({ ladder: 'L4' })[0]).toBe('2026-09-18 07:30 T-90 holder');
  });

  test.each(['done', 'declined', 'cancelled', 'evidence_filed'] as const)('nothing is said of what is %s', (status) => {
    expect(plan({ status })).toEqual([]);
  });

  test('a snooze keeps back what comes before it', () => {
    expect(plan({ snoozedUntil: at('2026-12-16') })[0]).toContain('2026-12-17 07:30 T-1');
  });

  test('before Tết it comes ahead of 27 Chạp, after it behind mùng 5', () => {
    const lines = plan({ deadline: at('2027-02-08', '17:00'), ladder: 'L2' });
    expect(lines.map((line) => line.slice(0, 10))).toEqual([
      '2027-02-01',
      '2027-02-02',
      '2027-02-02',
      '2027-02-12',
      '2027-02-12',
    ]);
  });
});

describe('a new duty', () => {
  const fresh = { toldAt: null, acknowledgedAt: null, status: 'assigned' } as const;

  test('is told with the next bundle', () => {
    expect(plan(fresh)[0]).toBe('2026-12-01 07:30 new holder');
    expect(plan({ ...fresh, assignedAt: at('2026-12-04', '09:00') })[0]).toBe('2026-12-04 07:30 T-14 holder');
    expect(plan({ ...fresh, assignedAt: at('2026-12-04', '09:00') })[1]).toBe('2026-12-07 07:30 new holder');
  });

  test('that nobody acknowledges climbs day by day to somebody who can take the telephone', () => {
    const stairs = plan({ acknowledgedAt: null, status: 'delivered', ladder: null });
    expect(stairs).toEqual([
      '2026-12-02 07:30 receipt-1 other_channel',
      '2026-12-03 07:30 receipt-2 focal',
      '2026-12-04 07:30 receipt-3 superior',
      '2026-12-05 07:30 receipt-4 moderator',
    ]);
  });

  test('does not climb in the night or over Tết', () => {
    const stairs = plan({ acknowledgedAt: null, status: 'delivered', ladder: null, toldAt: at('2027-02-01', '22:00') });
    expect(stairs.map((line) => line.slice(0, 16))).toEqual([
      '2027-02-11 06:30', '2027-02-12 06:30', '2027-02-13 06:30', '2027-02-14 06:30',
    ]); // biome-ignore format: a list of days
  });
});

describe('an event', () => {
  test('is told the afternoon before and two hours ahead', () => {
    const event = { day: '2026-11-15', time: '08:00' };
    const lines = plan({ ladder: null, event, deadline: at('2026-11-14', '17:00') });
    expect(lines).toEqual(['2026-11-14 17:00 eve holder', '2026-11-15 06:30 morning holder']);
  });

  test('of the evening is told in the afternoon; what is written after it is not told of it', () => {
    const event = { day: '2026-11-14', time: '19:30' };
    expect(plan({ ladder: null, event, deadline: at('2026-11-14', '23:00') })).toContain(
      '2026-11-14 17:30 morning holder',
    );
    expect(plan({ ladder: null, event, deadline: at('2026-11-16', '17:00') })).toEqual([]);
  });
});

describe('what is due', () => {
  const rungs = planRungs(report, WORK_CALENDAR);

  test('is what lies since the last look, and when to look again', () => {
    const { due, next } = dueRungs(rungs, { through: at('2026-12-10'), now: at('2026-12-11') });
    expect(due.map(({ key }) => key)).toEqual(['T-7']);
    expect(next).toEqual(at('2026-12-15'));
  });

  test('after a silence of ours is the last of each kind alone', () => {
    const { due } = dueRungs(rungs, { through: at('2026-12-01'), now: at('2026-12-18', '16:40') });
    expect(due.map(({ key }) => key)).toEqual(['T+0', 'last-day']);
  });

  test('is no last afternoon any more when that is over', () => {
    const { due } = dueRungs(rungs, { through: at('2026-12-17'), now: at('2026-12-18', '17:00') });
    expect(due.map(({ key }) => key)).toEqual(['T+0']);
  });
});

describe('one person’s messages', () => {
  const bundled = { id: '1', isBundled: true };
  const apart = { id: '2', isBundled: false };
  const decide = (
    waiting: (typeof bundled)[],
    hour: string,
    before: { lastAt?: string; lastBundleAt?: string } = {},
    day = '2026-12-11',
  ) => {
    const told = {
      lastAt: before.lastAt ? at(day, before.lastAt) : null,
      lastBundleAt: before.lastBundleAt ? at(day, before.lastBundleAt) : null,
    };
    const { say, again } = nextMessage(waiting, told, { now: at(day, hour), calendar: WORK_CALENDAR });
    return { say: say.map(({ id }) => id), again: again && `${townDay(again)} ${townHour(again)}` };
  };

  test('everything that waits in the morning is one message', () => {
    expect(decide([bundled, apart], '07:30')).toEqual({ say: ['1', '2'], again: null });
  });

  test('a second bundle waits for the next working day', () => {
    expect(decide([bundled], '10:00', { lastAt: '07:30', lastBundleAt: '07:30' })).toEqual({
      say: [],
      again: '2026-12-14 07:30',
    });
  });

  test('what comes apart keeps an hour’s distance, and is not said at night', () => {
    expect(decide([apart], '08:00', { lastAt: '07:30' })).toEqual({ say: [], again: '2026-12-11 08:30' });
    expect(decide([apart], '20:40', { lastAt: '20:10' })).toEqual({ say: [], again: '2026-12-12 06:30' });
  });

  test('on a Saturday only what comes apart is said', () => {
    expect(decide([bundled, apart], '16:30', {}, '2026-12-12')).toEqual({ say: ['2'], again: '2026-12-14 07:30' });
  });

  test('a bundle that is late comes still before the end of the day', () => {
    expect(decide([bundled], '15:00')).toEqual({ say: ['1'], again: null });
    expect(decide([bundled], '17:10')).toEqual({ say: [], again: '2026-12-14 07:30' });
  });
});
