import { expect, test } from '@jest/globals';
import { noteServerTime, serverTime } from '../../src/web/moderator/api/server-time.ts';

const DAY = 86_400_000;

test('the page counts by the service’s clock; what differs by seconds only is the way of the answer', () => {
  const inTenDays = new Date(Date.now() + 10 * DAY);
  noteServerTime(inTenDays.toUTCString());
  expect(serverTime().getTime() - inTenDays.getTime()).toBeGreaterThan(-60_000);
  noteServerTime('nonsense');
  expect(serverTime().getTime() - inTenDays.getTime()).toBeGreaterThan(-60_000);
  noteServerTime(null);
  noteServerTime(new Date(Date.now() + 2_000).toUTCString());
  expect(serverTime().getTime() - Date.now()).toBeLessThan(1_000);
});
