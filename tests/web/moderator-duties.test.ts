import { describe, expect, test } from '@jest/globals';
import type { RecurrenceShape } from '../../src/duties/catalogue-schema.ts';
import { draftOfRecurrence, recurrenceOf } from '../../src/web/moderator/duties/catalogue/duty-draft.ts';
import { lastDayOf, plusMonths, weeksOf } from '../../src/web/moderator/duties/days.ts';
import { calendarSearch, cataloguePageSearch } from '../../src/web/moderator/duties/duty-search.ts';
import { stateOf } from '../../src/web/moderator/duties/state-of.ts';

const rule = (text: string): RecurrenceShape => ({ kind: 'rrule', start: '2026-01-20', rule: text });

test.each<RecurrenceShape>([
  rule('FREQ=MONTHLY;BYMONTHDAY=20'),
  rule('FREQ=WEEKLY;BYDAY=MO,FR'),
  rule('FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=15'),
  rule('FREQ=YEARLY;INTERVAL=3;BYMONTH=11;BYMONTHDAY=30'),
  rule('FREQ=MONTHLY;BYDAY=1MO'),
  { kind: 'once', day: '2026-12-15' },
  { kind: 'lunar', month: 1, day: 6, plus: 10 },
  { kind: 'event', event: 'area_festival', plus: 2, working: true },
  { kind: 'event', event: 'festival', plus: -45 },
])('a recurrence that nobody touches in the form stays as it was: %j', (recurrence) => {
  expect(recurrenceOf(draftOfRecurrence(recurrence, '2026-11-30'))).toEqual(recurrence);
});

describe('months', () => {
  test('whole weeks hold a month, over the turn of a year', () => {
    expect(weeksOf('2026-11')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    expect([plusMonths('2026-12', 1), plusMonths('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
  });
});

test('what is late matters more than whether it was acknowledged; what is done is never late', () => {
  const now = new Date('2026-12-10T00:00:00Z');
  const at = (status: 'delivered' | 'acknowledged' | 'done' | 'evidence_filed', deadline: string) =>
    stateOf({ status, deadline }, now);
  expect(at('delivered', '2026-12-11T00:00:00Z')).toBe('unacknowledged');
  expect(at('acknowledged', '2026-12-09T00:00:00Z')).toBe('late');
  expect(at('evidence_filed', '2026-12-09T00:00:00Z')).toBe('filed');
  expect(at('done', '2026-12-09T00:00:00Z')).toBe('done');
});

test('addresses keep what they understand', () => {
  expect(calendarSearch({ month: '2026-13', view: 'list', area: 'A.1', day: '2026-12-05', x: '1' })).toEqual({
    ...{ view: 'list', area: 'A.1', day: '2026-12-05' },
  });
  expect(cataloguePageSearch({ ladder: 'L9', duty: 'NV.BC-02', programme: '<b>' })).toEqual({ duty: 'NV.BC-02' });
});
