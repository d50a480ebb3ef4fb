import { expect, test } from '@jest/globals';
import { nameHiddenFor, stricterHiding } from '../../flows/name-hidden.ts';

test('the name is never public; of what may not be shown it is hidden from the unit; on request from everybody', () => {
  expect([nameHiddenFor('A', false), nameHiddenFor('R', false), nameHiddenFor('P', false)]).toEqual([
    'public',
    'unit',
    'unit',
  ]);
  expect(['A', 'R', 'P'].map((visibility) => nameHiddenFor(visibility, true))).toEqual(['all', 'all', 'all']);
});

test('of two promises the stricter holds', () => {
  expect(stricterHiding('public', 'unit')).toBe('unit');
  expect(stricterHiding('all', 'public')).toBe('all');
  expect(stricterHiding('unit', 'unit')).toBe('unit');
});
