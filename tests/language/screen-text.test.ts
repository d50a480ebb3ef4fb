import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { screenText } from '../../src/language/screen-text.ts';
import { understand } from '../../src/language/understand.ts';
import { categorySentences } from './category-sentences.ts';
import { readCorpus } from './read-corpus.ts';

const knowledge = sampleKnowledge();
const corpus = readCorpus().map(({ text }) => text);
const law = new Set(['to_cao', 'khieu_nai', 'secret_file']);

test('nothing that is understood as danger or as not to be taken slips through', () => {
  const meant = corpus.map((text) => ({ text, intent: understand(text, knowledge, { now: 0 }).intent }));
  const dangers = meant.filter(({ intent }) => intent === 'emergency');
  const laws = meant.filter(({ intent }) => law.has(intent));
  expect(dangers.length).toBeGreaterThan(15);
  expect(laws.length).toBeGreaterThan(15);
  expect(dangers.filter(({ text }) => !screenText(text).danger)).toEqual([]);
  expect(laws.filter(({ text }) => !screenText(text).law)).toEqual([]);
});

test('nor whatever words stand around it', () => {
  const part = fc.constantFrom(...corpus, ...categorySentences.map(([text]) => text));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
      const text = parts.join(', ');
      const { intent } = understand(text, knowledge, { now: 0 });
      const { danger, law: accuses } = screenText(text);
      expect(intent !== 'emergency' || danger).toBe(true);
      expect(!law.has(intent) || accuses).toBe(true);
    }),
    { numRuns: 250 },
  );
});

test('nearly all of what people write goes by without being understood twice', () => {
  const everyday = categorySentences.filter(([text]) => {
    const { danger, law: accuses } = screenText(text);
    return !danger && !accuses;
  });
  expect(everyday.length / categorySentences.length).toBeGreaterThan(0.8);
});

describe('what cannot wait for a second message', () => {
  test.each([
    'cháy nhà rồi',
    'chay nha roi cuu voi',
    'có người đuối nước ở hồ Đồng Trầm',
    'nó đang cầm dao dọa giết vợ',
    'toi khong muon song nua',
    'Cứu với!',
    'CÓ TAI NẠN Ở NGÃ TƯ, CHẢY MÁU NHIỀU LẮM',
  ])('%s', (text) => {
    expect(screenText(text).urgent).toBe(true);
  });

  test.each([
    'bóng đèn cháy từ hôm qua',
    'đoạn này hay xảy ra tai nạn',
    'năm ngoái ở đây có vụ cháy',
    'cháy túi rồi',
    'rác đầy ngõ',
    '',
    '👍',
  ])('%s can', (text) => {
    expect(screenText(text).urgent).toBe(false);
  });
});
