import { describe, expect, test } from '@jest/globals';
import { lost } from '../../flows/global-words.ts';
import { allowedWords } from './allowed-words.ts';
import { misspelt, oldStyle, syllables, vietnameseIn, vietnameseTexts, wordFiles } from './spelling.ts';

const known = syllables();
const files = wordFiles();
const wrongIn = (text: string) => misspelt(text, { known, allowed: allowedWords });

describe('the spelling check', () => {
  test('knows Vietnamese and finds what is misspelt', () => {
    expect(wrongIn('Đèn đường trước cổng đình hỏng đã ba hôm. Ông/bà nhắn mã VC-0427 nhé.')).toEqual([]);
    expect(wrongIn('Phản ánh đã chuyễn đơn vị xữ lý')).toEqual(['chuyễn', 'xữ']);
    expect(wrongIn('Ông/bà gởi submit giúp')).toEqual(['submit']);
    expect(wrongIn('Chào {name}, phãn ánh {{count}} đã xong')).toEqual(['phãn']);
  });

  test('has one place for the tone mark: the first of two open vowels', () => {
    expect(['hoà', 'khoẻ', 'thuỷ', 'quý', 'hoàn', 'xoá', 'quả', 'loại'].map(oldStyle)).toEqual([
      'hòa',
      'khỏe',
      'thủy',
      'quý',
      'hoàn',
      'xóa',
      'quả',
      'loại',
    ]);
    expect(wrongIn('Nhà văn hóa, khóa cửa, hủy, xóa, thủy, quý, khỏe, tỏa')).toEqual([]);
    expect(wrongIn('văn hoá, khoá, huỷ, qúy, hòan, xoá')).toEqual(['hoá', 'khoá', 'huỷ', 'qúy', 'hòan', 'xoá']);
  });

  test('reads the Vietnamese of a source: in templates too, and neither English nor ids', () => {
    const source = `import { x } from './y.ts';
      /** Chú thík */ export const words = {
        one: { vi: 'Mộtt', en: 'One' }, // Sai chính tã
        two: { vi: (code) => \`Việc \${code ? \`xogn \${code}\` : 'chưaa'} rồi\`, en: (code) => \`It is \${code ? 'done' : 'new'}\` },
        'zalo-oa': 'Ba chử', id: 'too_large', en: { four: 'Four' },
        five: 'Năm it\\'s', from: 'Từ; đếnn', import: 'Nhậpp',
      };`;
    expect(vietnameseIn(source).flatMap(({ text }) => wrongIn(text))).toEqual([
      ...['Mộtt', 'xogn', 'chưaa', 'chử', "it's", 'đếnn', 'Nhậpp'],
    ]);
    expect(vietnameseIn(source).map(({ text }) => text)).toContain('Việc 0 rồi');
    expect(vietnameseIn(source).map(({ text }) => text)).toContain('Ba chử');
    expect(vietnameseIn(source).map(({ text }) => text)).not.toContain('Four');
  });

  test('sees the words of flows, of slices and of the pages', () => {
    for (const file of [
      ...['flows/welcome/words.ts', 'flows/engine-words.ts', 'flows/area-words.ts', 'src/issues/words.ts'],
      ...['src/web/chat/words.ts', 'src/web/map-card/words.ts', 'src/web/moderator/words.vi.ts'],
      'src/web/moderator/issue/words.vi.ts',
    ])
      expect([file, files.includes(file) && vietnameseTexts(file).length > 0]).toEqual([file, true]);
  });
});

describe.each(files)('%s', (file) => {
  const texts = vietnameseTexts(file);
  const at = (found: (text: string) => unknown[]) =>
    texts.flatMap(({ line, text }) => found(text).map((what) => `${file}:${line}: ${what} in “${text}”`));

  test('is spelt right, without English', () => {
    expect(at(wrongIn)).toEqual([]);
  });

  test('is tidy: composed letters, single blanks, no blank before a stop', () => {
    expect(
      at((text) => [
        ...(text === text.normalize('NFC') ? [] : ['not NFC']),
        ...(text.match(/ {2,}| [,.;:?!](?!\S)|\t/g) ?? []),
      ]),
    ).toEqual([]);
  });

  test('says ông/bà', () => {
    expect(at((text) => text.match(/(?<!\p{L})(bạn|các bạn|mày|quý khách|anh\/chị)(?!\p{L})/giu) ?? [])).toEqual([]);
  });
});

test('every allowed word is still said somewhere', () => {
  const said = files
    .flatMap(vietnameseTexts)
    .map(({ text }) => text)
    .join(' ');
  expect(Object.keys(allowedWords).filter((word) => !said.includes(word))).toEqual([]);
});

test('what is said after three misunderstandings is spelt right, too', () => {
  for (const phone of [null, '0222 3 000 000'])
    expect(wrongIn(lost({ lang: 'vi', fact: () => ({ office: { phone } }) } as never))).toEqual([]);
});
