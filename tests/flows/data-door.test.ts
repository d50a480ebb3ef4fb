import { expect, test } from '@jest/globals';
import { dataDoor } from '../../flows/my-data/data-door.ts';

test.each([
  ['xóa hết dữ liệu của tôi đi', 'erase'],
  ['xoa thong tin cua toi', 'erase'],
  ['tôi rút lại sự đồng ý', 'withdraw'],
  ['tôi không đồng ý lưu nữa', 'withdraw'],
  ['cho tôi xin bản sao dữ liệu', 'copy'],
  ['sửa lại tên tôi', 'correct'],
  ['các anh đang lưu gì của tôi', 'see'],
  ['quyền riêng tư', 'begin'],
])('“%s” leads to %s', (words, step) => {
  expect(dataDoor(words)).toBe(step);
});
