import { describe, expect, test } from '@jest/globals';
import { abbreviations } from '../../src/language/abbreviations.ts';
import { decodeTelex, decodeVni } from '../../src/language/decode-typing.ts';
import { readText } from '../../src/language/read-text.ts';
import { wordsOf } from '../../src/language/tokens.ts';

const said = (text: string) => readText(text).tokens.map(({ marked }) => marked);
const meant = (text: string) => wordsOf(text).map(({ marked }) => marked);

describe('unfinished Telex and VNI', () => {
  test.each([
    ['dduwowngf', 'đường'],
    ['nuwowcs', 'nước'],
    ['ddeenf', 'đèn'],
    ['khoong', 'không'],
    ['suwar', 'sửa'],
    ['tawcs', 'tắc'],
    ['ngaajp', 'ngập'],
    ['quyeets', 'quyết'],
  ])('%s is %s', (typed, word) => {
    if (word === 'đèn') expect(decodeTelex(typed)?.key).toBe('den');
    else expect(said(typed)).toEqual(meant(word));
  });

  test.each([
    ['d9u7o7ng2', 'đường'],
    ['nu7o71c', 'nước'],
    ['ho63', 'hổ'],
  ])('%s is %s', (typed, word) => {
    expect(said(typed)).toEqual(meant(word));
  });

  test('what is left without its last marks counts as written without any', () => {
    expect(decodeVni('d9uong2')).toEqual({ key: 'duong', marked: 'duong' });
    expect(readText('đuong').tokens[0]).toMatchObject({ marked: 'duong', plain: true });
  });

  test.each(['karaoke', 'wifi', 'gas', 'camera', 'internet', 'toi', 'den', 'container'])(
    '%s stays as it is',
    (word) => {
      expect(said(word)).toEqual(meant(word));
    },
  );

  test('a number behind a word is VNI only where the text is otherwise in VNI', () => {
    expect(said('to3 mat nuoc')).toEqual(['to', '3', 'mat', 'nuoc']);
    expect(said('kp3')).toEqual([...meant('khu phố'), '3']);
    expect(said('nu7o71c o73 d9a6y')).toEqual(meant('nước ở đây'));
  });
});

describe('short forms', () => {
  test('there are at least 80', () => {
    const shorts = abbreviations.split(';').flatMap((entry) => entry.split('=')[0]!.trim().split(' '));
    expect(new Set(shorts).size).toBe(shorts.length);
    expect(shorts.length).toBeGreaterThanOrEqual(80);
  });

  test.each([
    ['ko dc', 'không được'],
    ['mn ơi', 'mọi người ơi'],
    ['đ/c Lan', 'đồng chí Lan'],
    ['dc Lan', 'đồng chí Lan'],
    ['cho xin dc', 'cho xin địa chỉ'],
    ['sửa dc rồi', 'sửa được rồi'],
    ['kp Hòa Đình', 'khu phố Hòa Đình'],
    ['việc này kp của tôi', 'việc này không phải của tôi'],
    ['từ sáng đến bh', 'từ sáng đến bây giờ'],
    ['bh mới sửa', 'bao giờ mới sửa'],
    ['ng 30', 'ngõ 30'],
    ['ng ta', 'người ta'],
    ['ubnd p', 'ủy ban phường'],
    ['sáng cn', 'sáng chủ nhật'],
  ])('%s is %s', (short, long) => {
    expect(said(short)).toEqual(meant(long));
  });

  test('a word written out stands where its short form stood', () => {
    const { tokens, text } = readText('Đèn ko sáng');
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['Đèn', 'ko', 'sáng']);
  });
});
