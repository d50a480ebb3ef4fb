import { expect, test } from '@jest/globals';
import { clockFrom, manualClock, systemClock } from '../../src/platform/clock.ts';

const apart = (a: Date, b: Date) => Math.abs(a.getTime() - b.getTime());

test('the clock of a demonstration starts where it is told and runs on; its real time is the machine’s', () => {
  const start = new Date('2026-11-18T01:00:00Z');
  const clock = clockFrom(start);
  expect(apart(clock.now(), start)).toBeLessThan(1_000);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(start.getTime());
  expect(apart(clock.real(), new Date())).toBeLessThan(1_000);
});

test('the clock of a test moves only when told', () => {
  const clock = manualClock(new Date(0));
  clock.advance(5_000);
  expect(clock.now()).toEqual(new Date(5_000));
  clock.set(new Date(1));
  expect(clock.now()).toEqual(new Date(1));
});

test('the clock of a real start is the machine’s', () => {
  expect(apart(systemClock.now(), new Date())).toBeLessThan(1_000);
});
