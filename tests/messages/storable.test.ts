import { expect, test } from '@jest/globals';
import { storable } from '../../src/messages/storable.ts';

test('NUL is left out and halves of surrogate pairs are replaced, however deep, in keys too', () => {
  const at = new Date();
  expect(
    storable({ at, none: null, list: ['a\0b', { 'k\0': '\ud83d!' }], deep: { emoji: '🌳', low: 'x\udf33' } }),
  ).toEqual({
    at,
    none: null,
    list: ['ab', { k: '\ufffd!' }],
    deep: { emoji: '🌳', low: 'x\ufffd' },
  });
});
