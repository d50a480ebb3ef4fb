import { describe, expect, test } from '@jest/globals';
import { fixedWords } from '../../../flows/fixed-words.ts';
import { catalogue } from '../../../flows/index.ts';
import { checkOverride, tidied } from '../../../src/conversations/talk-words/check-override.ts';
import { usableOverrides } from '../../../src/conversations/talk-words/usable-overrides.ts';
import { wordItems, wordsFound } from '../../../src/conversations/talk-words/word-list.ts';
import { sentencesOf } from '../../../src/engine/index.ts';

const sentences = sentencesOf(catalogue);
const of = (key: string) => sentences.find((one) => one.key === key)!;
const refusal = (key: string, text: string) => checkOverride(of(key), 'vi', tidied(text));

describe('another wording', () => {
  test('of every sentence that is not fixed may be the sentence itself', () => {
    const refused = sentences.flatMap((one) =>
      (['vi', 'en'] as const).flatMap((lang) => {
        const text = one.sentence[lang];
        const why = fixedWords.has(one.key) ? null : checkOverride(one, lang, tidied(text));
        return why === null && (fixedWords.has(one.key) || tidied(text) === text) ? [] : [`${one.key} ${lang}: ${why}`];
      }),
    );
    expect(refused).toEqual([]);
  });

  test('needs all blanks of the first one, and no other', () => {
    expect(refusal('welcome.hello', 'Chào ông/bà, đây là trợ lý của {office}.')).toBeNull();
    expect(refusal('welcome.hello', 'Chào ông/bà, đây là trợ lý.')).toBe(
      'Còn thiếu ô trống {office}: chỗ này trợ lý điền vào khi nói.',
    );
    expect(refusal('welcome.hello', 'Chào {name}, đây là {office}.')).toBe(
      'Không có ô trống {name} ở câu này. Chỉ dùng được {office}.',
    );
    expect(refusal('menu.ask', 'Ông/bà {cần gì}?')).toContain('Câu này không có ô trống nào.');
    expect(refusal('menu.ask', 'Ông/bà cần gì { ạ?')).toContain('Không có ô trống');
  });

  test('keeps the numbers to call', () => {
    expect(refusal('emergency.police', '113 – gọi công an')).toBeNull();
    expect(refusal('emergency.police', 'Gọi công an')).toBe('Số 113 phải giữ nguyên trong câu.');
    expect(refusal('emergency.police', '1130 – công an')).toContain('113');
  });

  test('fits on a button where it stands on one, also where the step makes the button itself', () => {
    expect(refusal('menu.help', 'Chỉ cách dùng')).toBeNull();
    expect(refusal('menu.help', 'Chỉ cho tôi cách dùng trợ lý này')).toContain('không quá 20');
    expect(refusal('engine.lateAnew', 'Làm lại tất cả từ đầu nhé')).toContain('không quá 20');
  });

  test('is neither empty nor longer than a message', () => {
    expect(refusal('menu.ask', '  \n ')).toBe('Câu không được để trống.');
    expect(refusal('menu.ask', 'dài '.repeat(200))).toContain('600');
  });

  test('is refused for words that people agreed to', () => {
    for (const key of ['welcome.ask', 'welcome.more', 'welcome.abroad', 'announcements.ask'])
      expect(refusal(key, of(key).sentence.vi)).toContain('đã đồng ý từng chữ');
    expect([...fixedWords].filter((key) => !of(key))).toEqual([]);
  });

  test('is tidied: composed letters, single blanks', () => {
    expect(tidied('  Ông/bà  cần   gì ạ? \r\n  Nhắn  nhé. '.normalize('NFD'))).toBe('Ông/bà cần gì ạ?\nNhắn nhé.');
  });
});

describe('a stored wording', () => {
  const stored = (key: string, text: string | null) => ({ key, lang: 'vi' as const, text, version: 1 });

  test('that no longer fits its sentence is passed over, and so is one that was taken back', () => {
    expect(
      usableOverrides(catalogue, [
        stored('menu.ask', 'Việc gì ạ?'),
        stored('menu.gone', 'Việc gì ạ?'),
        stored('welcome.hello', 'Không có chỗ trống'),
        stored('welcome.ask', 'Đồng ý nhé?'),
        stored('menu.help', null),
      ]),
    ).toEqual([{ key: 'menu.ask', lang: 'vi', text: 'Việc gì ạ?' }]);
  });

  test('is found by its words without marks, old and new, by its key and by its flow', () => {
    const items = wordItems(catalogue, [stored('menu.ask', 'Việc gì ạ?')]);
    const keys = (wanted: Parameters<typeof wordsFound>[1]) => wordsFound(items, wanted).map(({ key }) => key);
    expect(keys({ q: 'viec gi a', changed: false })).toContain('menu.ask');
    expect(keys({ q: 'can gi a', changed: false })).toContain('menu.ask');
    expect(keys({ q: 'menu.ask', changed: false })).toEqual(['menu.ask']);
    expect(keys({ changed: true })).toEqual(['menu.ask']);
    expect(new Set(wordsFound(items, { flow: 'menu', changed: false }).map(({ flow }) => flow))).toEqual(
      new Set(['menu']),
    );
  });

  test('names the steps at which it is said', () => {
    const items = wordItems(catalogue, []);
    expect(items.find(({ key }) => key === 'menu.ask')!.steps).toEqual(['ask']);
    expect(items.find(({ key }) => key === 'welcome.agree')!).toMatchObject({
      steps: ['consent'],
      button: true,
      fixed: true,
    });
    // Most can be placed; the rest are said by way of helpers.
    const placed = items.filter(({ flow, steps }) => flow !== 'engine' && steps.length > 0).length;
    expect(placed / items.length).toBeGreaterThan(0.5);
  });
});
