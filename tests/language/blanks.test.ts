import { describe, expect, test } from '@jest/globals';
import { blankIn, withBlankFilled, withKnown } from '../../src/language/blanks.ts';

describe('blanks of a template', () => {
  test('are found by name, the first one first', () => {
    expect(blankIn('Xong ngày [ngày] tại [nơi].')).toBe('ngày');
    expect(blankIn('Đã xong.')).toBeNull();
    expect(blankIn('Còn []')).toBe('');
  });

  test('are filled one after the other, and what fills them brings no new one', () => {
    const once = withBlankFilled('Xong ngày [ngày] tại [nơi].', 'mai [nhé]');
    expect(once).toBe('Xong ngày mai nhé tại [nơi].');
    expect(withBlankFilled(once, 'cổng $& chợ')).toBe('Xong ngày mai nhé tại cổng $& chợ.');
  });

  test('that are known fill themselves, the others stay', () => {
    expect(withKnown('[Đơn vị] làm ngày [ngày], mã [mã].', { 'đơn vị': 'Điện lực', mã: 'VC-0427', ngày: null })).toBe(
      'Điện lực làm ngày [ngày], mã VC-0427.',
    );
  });
});
