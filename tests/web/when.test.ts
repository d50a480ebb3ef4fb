import { describe, expect, test } from '@jest/globals';
import { agoWords, dueWords } from '../../src/web/moderator/shell/when.ts';

const at = (text: string) => new Date(`${text}+07:00`);
const now = at('2026-11-23T10:00:00');

describe('how long ago', () => {
  test.each([
    ['2026-11-23T09:59:30', { key: 'when.now' }],
    ['2026-11-23T10:00:20', { key: 'when.now' }],
    ['2026-11-23T09:55:00', { key: 'when.minutes', count: 5 }],
    ['2026-11-23T07:10:00', { key: 'when.hours', count: 2 }],
    ['2026-11-22T23:50:00', { key: 'when.yesterday', time: '23:50' }],
    ['2026-11-19T08:05:00', { text: 'thứ Năm 08:05' }],
    ['2026-11-11T08:05:00', { text: '11/11' }],
    ['2025-12-30T08:05:00', { text: '30/12/2025' }],
  ])('%s', (when, words) => {
    expect(agoWords(at(when), now, 'vi')).toMatchObject(words);
  });

  test('an hour before midnight UTC is the next day in the town', () => {
    expect(agoWords(new Date('2026-11-22T17:30:00Z'), now, 'vi')).toMatchObject({ key: 'when.hours', count: 9 });
  });
});

describe('until when', () => {
  test.each([
    ['2026-11-20T17:00:00', { late: true, key: 'due.lateDays', count: 3 }],
    ['2026-11-22T17:00:00', { late: true, key: 'due.lateDays', count: 1 }],
    ['2026-11-23T07:30:00', { late: true, key: 'due.lateHours', count: 2 }],
    ['2026-11-23T09:59:59', { late: true, key: 'due.lateMinutes', count: 1 }],
    ['2026-11-23T10:20:00', { late: false, key: 'due.leftMinutes', count: 20 }],
    ['2026-11-23T12:30:00', { late: false, key: 'due.leftHours', count: 2 }],
    ['2026-11-23T17:00:00', { late: false, key: 'due.today', time: '17:00' }],
    ['2026-11-24T07:00:00', { late: false, key: 'due.tomorrow' }],
    ['2026-11-26T17:00:00', { late: false, key: 'due.leftDays', count: 3 }],
  ])('%s', (due, words) => {
    expect(dueWords(at(due), now, 'vi')).toMatchObject(words);
  });

  test.each([
    ['2026-11-24T00:20:00', '2026-11-23T23:50:00', { late: false, key: 'due.leftMinutes', count: 30 }],
    ['2026-11-24T02:10:00', '2026-11-23T23:50:00', { late: false, key: 'due.leftHours', count: 2 }],
    ['2026-11-23T23:50:00', '2026-11-24T00:10:00', { late: true, key: 'due.lateMinutes', count: 20 }],
    ['2026-11-23T22:00:00', '2026-11-24T01:30:00', { late: true, key: 'due.lateHours', count: 3 }],
  ])('a few hours are told also over midnight: due %s, seen at %s', (due, seen, words) => {
    expect(dueWords(at(due), at(seen), 'vi')).toMatchObject(words);
  });
});
