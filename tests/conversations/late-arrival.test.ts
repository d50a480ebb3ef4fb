import { expect, test } from '@jest/globals';
import { lateArrivals } from '../../src/conversations/late-arrival.ts';

test('a request that took longer than the quickest may have arrived so much later', () => {
  const lateness = lateArrivals();
  for (let request = 0; request < 100; request += 1) lateness(50);
  expect(lateness(50)).toBe(0);
  expect(lateness(90)).toBe(40);
  expect(lateness(50)).toBeLessThanOrEqual(0);
});

test('the first requests of a process count as late, by less and less', () => {
  const lateness = lateArrivals();
  expect([lateness(50), lateness(50), lateness(50)]).toEqual([50, 47, 44]);
});

test('a platform that has become slow is taken as it is after a while, not after some slow seconds', () => {
  const lateness = lateArrivals();
  for (let request = 0; request < 60; request += 1) lateness(50);
  for (let request = 0; request < 60; request += 1) lateness(100);
  expect(lateness(100)).toBeGreaterThan(40);
  for (let request = 0; request < 500; request += 1) lateness(100);
  expect(lateness(100)).toBeLessThanOrEqual(0);
});
