import { describe, expect, test } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { WORK_CALENDAR as calendar } from '../../src/calendar/work-calendar.ts';
import { planRungs, withoutDoubles } from '../../src/reminders/plan-rungs.ts';
import type { Reminded } from '../../src/reminders/rung.ts';
import { simulateLadders } from '../../src/reminders/simulate-ladders.ts';

/** Due on a Sunday: what is to be said on that day and the day before comes on Friday. */
const report: Reminded = {
  ...{ status: 'assigned', deadline: momentOn('2027-01-10', '17:00'), assignedAt: momentOn('2026-12-24', '05:00') },
  ...{ toldAt: null, acknowledgedAt: null, snoozedUntil: null, asksReceipt: true, ladder: 'L3', event: null },
};

describe('what would be said', () => {
  test('days off that bring two rungs to one morning make one message of them', () => {
    const friday = momentOn('2027-01-08', '07:30').getTime();
    const onFriday = (rungs: { at: Date }[]) => rungs.filter(({ at }) => at.getTime() === friday);
    expect(onFriday(planRungs(report, calendar))).toHaveLength(2);
    expect(onFriday(withoutDoubles(planRungs(report, calendar)))).toHaveLength(1);
  });

  test('if nobody answers, the receipt climbs from when the duty is told, within the days that are asked for', () => {
    const span = { calendar, from: momentOn('2026-12-24', '00:00'), to: momentOn('2026-12-31', '23:59') };
    const said = simulateLadders([report], span);
    expect(said[0]).toMatchObject({ kind: 'new_duty', audience: 'holder', at: momentOn('2026-12-24', '07:30') });
    expect(said.filter(({ kind }) => kind === 'receipt').map(({ audience }) => audience)).toEqual([
      ...['other_channel', 'focal', 'superior', 'moderator'],
    ]);
    expect(said.every(({ at }) => at <= span.to)).toBe(true);
  });

  test('what is done is reminded of no more', () => {
    const span = { calendar, from: momentOn('2026-12-24', '00:00'), to: momentOn('2027-02-01', '00:00') };
    expect(simulateLadders([{ ...report, status: 'done' }], span)).toEqual([]);
  });
});
