import { describe, expect, test } from '@jest/globals';
import { ISSUE_STATUSES, type IssueStatus } from '../../src/issues/issue-schema.ts';
import { allowedChanges, CLOSED_STATUSES, isAllowed, isOpen, neededFor } from '../../src/issues/status-table.ts';

/** The table once more, as a table: rows are from, columns to. m: a moderator may, r: the resident may, b: both, -: nobody. */
const TABLE = `
                  new tri ass inp wai ans don con reo ref mer wit
new                -   m   m   -   m   m   -   -   -   m   -   r
triaged            -   -   m   m   m   m   m   -   -   m   -   r
assigned           -   m   -   m   m   m   m   -   -   m   -   r
in_progress        -   m   m   -   m   m   m   -   -   m   -   r
waiting_resident   r   b   b   b   -   m   m   -   r   m   -   r
answered           -   -   -   -   -   -   m   r   b   -   -   -
done               -   -   -   -   -   -   -   r   b   -   -   -
confirmed          -   -   -   -   -   -   -   -   b   -   -   -
reopened           -   m   m   m   m   m   m   -   -   m   -   r
refused            -   -   -   -   -   -   -   -   m   -   -   -
merged             -   -   -   -   -   -   -   -   -   -   -   -
withdrawn          -   -   -   -   -   -   -   -   -   -   -   -`;

const rows = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([from, ...marks]) =>
  marks.map((mark, index) => ({ from: from as IssueStatus, to: ISSUE_STATUSES[index]!, mark })),
);

test('the table here has every pair of statuses', () => {
  expect(rows.map(([from]) => from)).toEqual([...ISSUE_STATUSES]);
  expect(cells).toHaveLength(ISSUE_STATUSES.length ** 2);
});

test.each(cells)('$from to $to: $mark', ({ from, to, mark }) => {
  expect(isAllowed(from, to, 'moderator')).toBe(mark === 'm' || mark === 'b');
  expect(isAllowed(from, to, 'resident')).toBe(mark === 'r' || mark === 'b');
  const goesOn = from === 'waiting_resident' && ['new', 'triaged', 'assigned', 'in_progress', 'reopened'].includes(to);
  expect(isAllowed(from, to, 'system')).toBe(goesOn);
});

describe('what must be written', () => {
  test('for what the resident is asked or told, and a unit for assigning', () => {
    const needs = Object.fromEntries(ISSUE_STATUSES.map((to) => [to, neededFor(to)]));
    expect(needs).toEqual({
      new: null,
      triaged: null,
      assigned: 'unit',
      in_progress: null,
      waiting_resident: 'question',
      answered: 'answer',
      done: 'deed',
      confirmed: null,
      reopened: null,
      refused: 'refusal',
      merged: null,
      withdrawn: null,
    });
  });

  test('is offered with the changes of a moderator', () => {
    expect(allowedChanges('new', 'moderator')).toEqual([
      { to: 'triaged', needs: null },
      { to: 'assigned', needs: 'unit' },
      { to: 'waiting_resident', needs: 'question' },
      { to: 'answered', needs: 'answer' },
      { to: 'refused', needs: 'refusal' },
    ]);
  });
});

test('closed is what Open311 calls closed', () => {
  expect([...CLOSED_STATUSES].sort()).toEqual(['answered', 'confirmed', 'done', 'merged', 'refused', 'withdrawn']);
  expect(ISSUE_STATUSES.filter(isOpen)).toEqual(ISSUE_STATUSES.filter((status) => !CLOSED_STATUSES.includes(status)));
});
