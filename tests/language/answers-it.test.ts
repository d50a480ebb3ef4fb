import { expect, test } from '@jest/globals';
import { answersIt } from '../../src/language/answers-it.ts';

test.each([
  ['ồn từ mười giờ đêm', ['đêm'], true],
  ['on tu muoi gio dem', ['đêm'], false],
  ['on suot ban dem', ['ban đêm'], true],
  ['ON SUỐT BAN ĐÊM', ['ban đêm'], true],
  ['toi qua khong ngu duoc', ['tối'], false],
  ['tôi không ngủ được', ['tối'], false],
  ['nước vào đến đầu gối', ['mắt cá', 'đầu gối'], true],
  ['nuoc len 30 cm', ['cm'], true],
  ['đầu ngõ có cái gối', ['đầu gối'], false],
  ['', ['đêm'], false],
  ['gì cũng được', [], false],
])('“%s” answers %j: %s', (text, phrases, answered) => {
  expect(answersIt(text, phrases)).toBe(answered);
});
