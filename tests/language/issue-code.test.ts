import { describe, expect, test } from '@jest/globals';
import { issueCodeOf } from '../../src/language/issue-code.ts';

const prefixes = new Set(['VC', 'VN', 'KB']);

describe('codes of issues', () => {
  test.each([
    ['VC-0427'],
    ['vc0427'],
    ['vc 427'],
    ['VC–0427'],
    ['VC.0427'],
    ['Cho tôi hỏi VC - 0427 đến đâu rồi'],
    ['VC-O427'],
    ['vc-o4Z7 hay vc-0427'],
    ['ＶＣ－０４２７'.normalize('NFKC')],
  ])('%s is VC-0427', (text) => {
    expect(issueCodeOf(text, prefixes)).toBe('VC-0427');
  });

  test('I and l are ones', () => {
    expect(issueCodeOf('vn-Il5l', prefixes)).toBe('VN-1151');
  });

  test('more than four digits stay', () => {
    expect(issueCodeOf('KB-12345', prefixes)).toBe('KB-12345');
  });

  test.each([
    ['an unknown prefix', 'XX-0427'],
    ['too few digits', 'vc 27'],
    ['part of a longer number', 'vc 0427123456'],
    ['part of a word', 'abvc0427'],
    ['letters only', 'VC-OIlO'],
    ['nothing but zeros', 'VC-0000'],
    ['a telephone number', '0912345678'],
  ])('%s is no code', (_why, text) => {
    expect(issueCodeOf(text, prefixes)).toBeNull();
  });
});
