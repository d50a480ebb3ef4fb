import { describe, expect, test } from '@jest/globals';
import { openingOf } from '../../src/language/opening.ts';

describe('a message that says nothing yet', () => {
  test.each([
    'xin chào',
    'chào cháu',
    'Em chào ad ạ',
    'alo alo nghe rõ không',
    'co ai o day khong',
    'cán bộ ơi',
    'kinh chao quy co quan',
  ])('only greets: %s', (text) => expect(openingOf(text)).toBe('greeting'));

  test.each([
    'bác muốn phản ánh',
    'toi muon phan anh mot viec',
    'cháu ơi cho bác báo việc này',
    'nhờ cháu giúp bác một việc',
    'kiến nghị',
  ])('says that a report is to come: %s', (text) => expect(openingOf(text)).toBe('report'));

  test.each(['cho bác hỏi tí', 'hoi', 'Em chào ad, em muốn hỏi chút ạ'])(
    'says that a question is to come: %s',
    (text) => expect(openingOf(text)).toBe('question'),
  );

  test.each(['góp ý', 'tôi có ý kiến', 'toi muon gop y mot chut', 'tôi muốn khen'])(
    'says that an opinion is to come: %s',
    (text) => expect(openingOf(text)).toBe('opinion'),
  );

  test.each([
    'chào cháu bác ở khu Bồ Sơn',
    'chợ hôi quá',
    'cho hoi duong di',
    'cho tôi nói chuyện với cán bộ',
    'tôi tố cáo',
    'cảm ơn cháu',
    'không',
    '1',
    '',
    'không có ảnh',
    'giúp bác với, cháy nhà',
  ])('is none where more is said, or nothing of the kind: %s', (text) => expect(openingOf(text)).toBeNull());
});
