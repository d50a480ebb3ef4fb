import { expect, test } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { comesAgain } from '../../src/duties/unreached-task.ts';

const at = momentOn;
/** A Friday noon at which a moderator has closed the task. */
const closed = at('2026-12-04', '12:00');

test.each([
  ['there was none before', '07:30', null, ['2026-12-04', '07:30'], true],
  ['for what stood in it, on the same day', '07:30', closed, ['2026-12-04', '16:30'], false],
  ['for something new on the same day', '16:30', closed, ['2026-12-04', '16:30'], true],
  ['at the weekend', '07:30', closed, ['2026-12-05', '09:00'], false],
  ['on the next working day', '07:30', closed, ['2026-12-07', '07:30'], true],
] as const)('what reaches nobody is a task again: %s', (_when, since, settled, [day, hour], again) => {
  expect(comesAgain({ since: at('2026-12-04', since) }, settled, at(day, hour))).toBe(again);
});
