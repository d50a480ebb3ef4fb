import { describe, expect, test } from '@jest/globals';
import { withSetDays } from '../../src/calendar/days-off.ts';
import { faultOf, festivalEvents, occurrencesOf, type Recurrence } from '../../src/calendar/recurrence.ts';
import type { Roll } from '../../src/calendar/roll-day.ts';
import { WORK_CALENDAR } from '../../src/calendar/work-calendar.ts';

const within = (from: string, to: string, roll: Roll = 'none', calendar = WORK_CALENDAR) => ({
  from,
  to,
  roll,
  calendar,
});
const days = (recurrence: Recurrence, window: Parameters<typeof occurrencesOf>[1]) =>
  occurrencesOf(recurrence, window).map(({ day }) => day);

describe('recurrence', () => {
  test('every third year is counted from its anchor', () => {
    const rule = {
      kind: 'rrule',
      start: '2020-11-30',
      rule: 'FREQ=YEARLY;INTERVAL=3;BYMONTH=11;BYMONTHDAY=30',
    } as const;
    expect(days(rule, within('2019-01-01', '2030-12-31'))).toEqual([
      '2020-11-30',
      '2023-11-30',
      '2026-11-30',
      '2029-11-30',
    ]);
  });

  test('a month report of the 20th comes before a weekend, and keeps the name of its day', () => {
    const rule = { kind: 'rrule', start: '2026-01-20', rule: 'FREQ=MONTHLY;BYMONTHDAY=20' } as const;
    expect(occurrencesOf(rule, within('2026-12-01', '2027-03-31', 'prev'))).toEqual([
      { name: '2026-12-20', day: '2026-12-18' },
      { name: '2027-01-20', day: '2027-01-20' },
      { name: '2027-02-20', day: '2027-02-19' },
      { name: '2027-03-20', day: '2027-03-19' },
    ]);
  });

  test('a weekend rolls to the Monday after it, or stays', () => {
    const rule = { kind: 'once', day: '2026-11-28' } as const;
    expect(days(rule, within('2026-11-01', '2026-12-31', 'next'))).toEqual(['2026-11-30']);
    expect(days(rule, within('2026-11-01', '2026-12-31', 'none'))).toEqual(['2026-11-28']);
  });

  test('a weekday is that weekday in the town, whatever the zone of the machine', () => {
    const rule = { kind: 'rrule', start: '2026-11-01', rule: 'FREQ=WEEKLY;BYDAY=SA' } as const;
    expect(days(rule, within('2026-11-23', '2026-12-07'))).toEqual(['2026-11-28', '2026-12-05']);
  });

  test('gifts for Tết are due seven days before 23 Chạp', () => {
    const rule = { kind: 'lunar', month: 12, day: 23, plus: -7 } as const;
    expect(days(rule, within('2027-01-01', '2027-12-31'))).toEqual(['2027-01-23']);
    expect(days(rule, within('2027-01-01', '2027-12-31', 'prev'))).toEqual(['2027-01-22']);
  });

  test('a lunar 30th ends with the 29th where the month has no 30th', () => {
    const rule = { kind: 'lunar', month: 12, day: 30, plus: 0 } as const;
    expect(days(rule, within('2025-01-01', '2028-12-31'))).toHaveLength(4);
  });

  test('45 days before 18/11/2026 is a Sunday, and rolls to Friday 02/10', () => {
    const rule = { kind: 'event', event: 'festival', plus: -45 } as const;
    const window = {
      ...within('2026-09-01', '2026-12-31', 'prev'),
      events: festivalEvents('2026-09-01', '2026-12-31'),
    };
    expect(days(rule, window)).toEqual(['2026-10-02']);
  });

  test('five working days after 18/11/2026 are Wednesday 25/11, and one more when 24/11 is a day off', () => {
    const rule = { kind: 'event', event: 'festival', plus: 5, working: true } as const;
    const events = festivalEvents('2026-11-01', '2026-12-31');
    expect(days(rule, { ...within('2026-11-01', '2026-12-31'), events })).toEqual(['2026-11-25']);
    const calendar = withSetDays([{ day: '2026-11-24', is: 'off' }]);
    expect(days(rule, { ...within('2026-11-01', '2026-12-31', 'none', calendar), events })).toEqual(['2026-11-26']);
  });

  test('an area’s own day moves its occurrence, and the name stays', () => {
    const rule = { kind: 'event', event: 'area_festival', plus: 2, working: true } as const;
    const event = { event: 'area_festival', name: '2026', time: '08:00', areaId: 'K.A' } as const;
    const on = (day: string) =>
      occurrencesOf(rule, { ...within('2026-11-01', '2026-11-30'), events: [{ ...event, day }] });
    expect(on('2026-11-15')).toMatchObject([{ name: '2026', day: '2026-11-17' }]);
    expect(on('2026-11-14')).toMatchObject([{ name: '2026', day: '2026-11-17' }]);
    expect(on('2026-11-18')).toMatchObject([{ name: '2026', day: '2026-11-20' }]);
  });

  test.each([
    ['FREQ=YEARLY;BYMONTH=1', null],
    ['BYMONTH=1', 'FREQ is missing'],
    ['FREQ=HOURLY', 'nothing comes more often than daily'],
    ['FREQ=SOMETIMES', expect.any(String)],
    ['FREQ=WEEKLY;BYDAY=MO,FR', null],
    ['FREQ=MONTHLY;BYDAY=1MO', null],
    ['FREQ=DAILY;INTERVAL=8;COUNT=2', null],
    // What is looked for up to the year 9999, or for ever.
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'bymonth is not used here'],
    ['FREQ=WEEKLY;BYWEEKNO=99', 'byweekno is not used here'],
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL is not a number of times'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL is not a number of times'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'it never comes'],
    ['FREQ=DAILY;COUNT=0', 'it never comes'],
  ])('the rule %s is looked at before it is used', (rule, fault) => {
    expect(faultOf({ kind: 'rrule', start: '2026-01-01', rule })).toEqual(fault);
  });
});

describe('days that the office sets', () => {
  test('a make-up Saturday is worked, and taken back again', () => {
    const calendar = withSetDays([{ day: '2026-11-28', is: 'worked' }]);
    expect(days({ kind: 'once', day: '2026-11-28' }, within('2026-11-01', '2026-12-31', 'prev', calendar))).toEqual([
      '2026-11-28',
    ]);
    const again = withSetDays([{ day: '2026-11-28', is: 'off' }], calendar);
    expect(days({ kind: 'once', day: '2026-11-28' }, within('2026-11-01', '2026-12-31', 'prev', again))).toEqual([
      '2026-11-27',
    ]);
  });
});
