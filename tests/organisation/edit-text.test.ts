import { expect, test } from '@jest/globals';
import { editText } from '../../src/organisation/edit-text.ts';

test('only what differs is told, with how it was and is', () => {
  const edits = [
    ['tên', 'Trưởng phòng', 'Trưởng ban'],
    ['loại', 'Trưởng phòng', 'Trưởng phòng'],
    ['cấp trên', null, 'Chủ tịch, Ủy ban'],
    ['cấp bổ nhiệm', 'Ủy ban', null],
  ] as const;
  expect(editText(edits)).toBe(
    'tên: Trưởng phòng → Trưởng ban; cấp trên: không có → Chủ tịch, Ủy ban; cấp bổ nhiệm: Ủy ban → không có',
  );
});

test('nothing is told where nothing differs', () => {
  expect(editText([['tên', 'A', 'A']])).toBeNull();
  expect(editText([])).toBeNull();
});
