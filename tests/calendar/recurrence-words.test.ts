import { expect, test } from '@jest/globals';
import type { Recurrence } from '../../src/calendar/recurrence.ts';
import { recurrenceWords, rollWords } from '../../src/calendar/recurrence-words.ts';

const rule = (text: string, start = '2026-01-20'): Recurrence => ({ kind: 'rrule', start, rule: text });

test.each<[Recurrence, string, string]>([
  [rule('FREQ=MONTHLY;BYMONTHDAY=20'), 'ngày 20 hằng tháng', 'on day 20, every month'],
  [rule('FREQ=WEEKLY;BYDAY=FR'), 'thứ Sáu hằng tuần', 'Friday every week'],
  [rule('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5'), 'ngày 5/12 hằng năm', '5/12 every year'],
  [
    rule('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10'),
    'ngày 10 các tháng 3, 6, 9, 12 hằng năm',
    'on day 10 of months 3, 6, 9, 12, every year',
  ],
  [
    rule('FREQ=YEARLY;INTERVAL=3;BYMONTH=11;BYMONTHDAY=30', '2020-11-30'),
    'ngày 30/11, 3 năm một lần',
    '30/11 every 3 years',
  ],
  [rule('FREQ=MONTHLY;BYDAY=1MO'), 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=1MO'],
  [rule('no rule at all'), 'no rule at all', 'no rule at all'],
  [{ kind: 'once', day: '2026-12-15' }, 'một lần, 15/12/2026', 'once, 15/12/2026'],
  [
    { kind: 'lunar', month: 1, day: 6, plus: 10 },
    '10 ngày sau mùng 6 tháng Giêng âm lịch',
    '10 days after 6/1 of the lunar year',
  ],
  [{ kind: 'lunar', month: 12, day: 23, plus: 0 }, '23 tháng Chạp âm lịch', '23/12 of the lunar year'],
  [{ kind: 'event', event: 'festival', plus: -45 }, '45 ngày trước 18/11', '45 days before 18/11'],
  [{ kind: 'event', event: 'festival', plus: 0 }, 'đúng ngày 18/11', 'on 18/11'],
  [
    { kind: 'event', event: 'area_festival', plus: 2, working: true },
    '2 ngày làm việc sau Ngày hội của khu dân cư',
    '2 working days after the Unity Day of the area',
  ],
])('%j is said as people say it', (recurrence, vi, en) => {
  expect([recurrenceWords(recurrence, 'vi'), recurrenceWords(recurrence, 'en')]).toEqual([vi, en]);
});

test('a deadline on a day off says where it goes; one that stays says nothing', () => {
  expect(rollWords('prev', 'vi')).toBe('trùng ngày nghỉ thì làm sớm hơn');
  expect(rollWords('next', 'en')).toBe('on a day off, the working day after');
  expect(rollWords('none', 'vi')).toBe('');
});
