import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withSetDays } from '../../src/calendar/days-off.ts';
import { momentOn, plusDays } from '../../src/calendar/town-day.ts';
import { workingTimeBetween } from '../../src/calendar/working-hours.ts';
import { dueAtFor } from '../../src/issues/due-at.ts';
import { clockMarks, clockStage, type IssueClock, recounted, resumed } from '../../src/issues/issue-clock.ts';

const calendar = withSetDays([]);
const at = (day: string, hour: string) => momentOn(day, hour);
const hours = (count: number) => count * 3_600_000;

/** Filed on Monday at 7:30, to be answered by Thursday 17:00: 30 working hours. */
const from = at('2026-11-23', '07:30');
const clock: IssueClock = { status: 'assigned', from, dueAt: dueAtFor('T2', from), pausedAt: null, pausedMs: 0 };

describe('the clock of an issue', () => {
  test('warns at half and at four fifths of the working time, and is severely late at three times', () => {
    expect(workingTimeBetween(clock.from, clock.dueAt, calendar)).toBe(hours(30));
    expect(clockMarks(clock, calendar)).toEqual({
      half: at('2026-11-24', '17:00'),
      most: at('2026-11-26', '09:00'),
      late: at('2026-11-26', '17:00'),
      severe: at('2026-12-08', '17:00'),
    });
  });

  test.each([
    ['2026-11-23', '09:00', 'running'],
    ['2026-11-25', '08:00', 'half'],
    ['2026-11-26', '10:00', 'most'],
    ['2026-11-27', '08:00', 'late'],
    ['2026-12-09', '08:00', 'severe'],
  ])('on %s at %s it is %s', (day, hour, stage) => {
    expect(clockStage(clock, calendar, at(day, hour))?.stage).toBe(stage);
  });

  test('stands still while the resident is asked, also about a part of it, and for what is closed', () => {
    expect(clockStage({ ...clock, status: 'waiting_resident' }, calendar, at('2026-12-30', '08:00'))).toBeNull();
    const asked = { ...clock, status: 'in_progress', pausedAt: at('2026-11-24', '08:00') } as const;
    expect(clockStage(asked, calendar, at('2026-12-30', '08:00'))).toBeNull();
    expect(clockStage({ ...clock, status: 'done' }, calendar, at('2026-12-30', '08:00'))).toBeNull();
  });

  test('goes on after a pause with the working time that it had left', () => {
    const paused = { ...clock, pausedAt: at('2026-11-24', '07:30') };
    const { dueAt, pausedMs } = resumed(paused, calendar, at('2026-11-25', '07:30'));
    expect(dueAt).toEqual(at('2026-11-27', '17:00'));
    expect(pausedMs).toBe(hours(7.5));
    const marks = clockMarks({ from, dueAt, pausedMs }, calendar);
    expect(marks.half).toEqual(at('2026-11-25', '17:00'));
  });

  test('a pause over a weekend costs nothing', () => {
    const paused = { ...clock, pausedAt: at('2026-11-27', '17:00') };
    expect(resumed(paused, calendar, at('2026-11-30', '07:30'))).toEqual({ dueAt: clock.dueAt, pausedMs: 0 });
  });

  test('a day off that is set moves the promise by a day, taken back it is where it was', () => {
    const off = withSetDays([{ day: '2026-11-24', is: 'off' }]);
    const moved = recounted(clock, { was: calendar, is: off });
    expect(moved).toEqual(at('2026-11-27', '17:00'));
    expect(recounted({ ...clock, dueAt: moved }, { was: off, is: calendar })).toEqual(clock.dueAt);
  });

  test('its stages come in their order, and each tier has its own days', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('T1', 'T2', 'T3', 'T4', 'T5'),
        fc.integer({ min: 0, max: 600 }),
        fc.constantFrom('00:30', '07:30', '10:15', '12:00', '16:59', '23:00'),
        fc.integer({ min: 0, max: 40 }),
        (tier, day, hour, pause) => {
          const start = momentOn(plusDays('2026-11-01', day), hour);
          const began = { ...clock, from: start, dueAt: dueAtFor(tier, start) };
          const pausedAt = new Date(start.getTime() + hours(1));
          const { dueAt, pausedMs } = resumed(
            { ...began, pausedAt },
            calendar,
            new Date(pausedAt.getTime() + hours(pause)),
          );
          const { half, most, late, severe } = clockMarks({ from: start, dueAt, pausedMs }, calendar);
          expect(half <= most && most <= late && late <= severe).toBe(true);
          const left = workingTimeBetween(start, dueAt, calendar) - pausedMs;
          expect(Math.abs(left - workingTimeBetween(start, began.dueAt, calendar))).toBeLessThan(60_000);
        },
      ),
      { numRuns: 100 },
    );
  });
});
