import { describe, expect, test } from '@jest/globals';
import { lunarOf, solarOf } from '../../src/calendar/lunar.ts';

describe('the lunar calendar', () => {
  test.each([
    ['Tết 2024', { year: 2024, month: 1, day: 1 }, '2024-02-10'],
    ['Tết 2025', { year: 2025, month: 1, day: 1 }, '2025-01-29'],
    ['Tết 2026', { year: 2026, month: 1, day: 1 }, '2026-02-17'],
    ['Tết Đinh Mùi', { year: 2027, month: 1, day: 1 }, '2027-02-06'],
    ['18/11/2026', { year: 2026, month: 10, day: 10 }, '2026-11-18'],
    ['rằm tháng Mười', { year: 2026, month: 10, day: 15 }, '2026-11-23'],
    ['mùng 1 tháng Một âm', { year: 2026, month: 11, day: 1 }, '2026-12-09'],
    ['23 tháng Chạp', { year: 2026, month: 12, day: 23 }, '2027-01-30'],
    ['Giỗ Tổ', { year: 2027, month: 3, day: 10 }, '2027-04-16'],
  ])('%s', (_name, lunar, solar) => {
    expect(solarOf(lunar)).toBe(solar);
    const [year, month, day] = solar.split('-').map(Number) as [number, number, number];
    expect(lunarOf(year, month, day)).toEqual({ ...lunar, leap: false });
  });

  test('a leap month is told from the month before', () => {
    expect(lunarOf(2023, 4, 1)).toMatchObject({ month: 2, leap: true });
    expect(lunarOf(2025, 8, 1)).toMatchObject({ month: 6, leap: true });
    expect(lunarOf(2025, 7, 1)).toMatchObject({ month: 6, leap: false });
  });

  test('both ways agree on every day of thirty years, and each day follows the last', () => {
    const wrong: string[] = [];
    let before = 0;
    for (let moment = Date.UTC(2010, 0, 1); moment < Date.UTC(2040, 0, 1); moment += 86_400_000) {
      const date = new Date(moment);
      const { day, month, year, leap } = lunarOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      const solar = date.toISOString().slice(0, 10);
      const follows = day === 1 || before === 0 || day === before + 1;
      if (!follows || (!leap && solarOf({ year, month, day }) !== solar)) wrong.push(solar);
      before = day;
    }
    expect(wrong).toEqual([]);
  });

  test('a day that the month does not have is none', () => {
    const lengths = Array.from({ length: 12 }, (_, index) => solarOf({ year: 2026, month: index + 1, day: 30 }));
    expect(lengths).toContain(null);
    expect(solarOf({ year: 2026, month: 1, day: 31 })).toBeNull();
  });
});
