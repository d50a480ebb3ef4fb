import { describe, expect, test } from '@jest/globals';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { explainText } from '../../src/language/explain-text.ts';
import type { Knowledge } from '../../src/language/knowledge.ts';
import { lexiconOf } from '../../src/language/lexicon.ts';
import { understand } from '../../src/language/understand.ts';
import { categorySentences } from './category-sentences.ts';

const sample = sampleKnowledge();
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
const guess = (text: string, knowledge: Knowledge) => understand(text, knowledge, { now: 0 }).category?.code;

/** The lexicon after a moderator has changed the phrases of one category. */
function edited(code: string, change: (phrases: { words: string; weight: number }[]) => unknown): Knowledge {
  const { byCode, tiles } = sample.categories;
  const categories = [...byCode.values()].map((category) => {
    const phrases = category.phrases.map((phrase) => ({ ...phrase }));
    if (category.code === code) change(phrases);
    return { ...category, phrases };
  });
  return { ...sample, categories: lexiconOf(categories, tiles) };
}

describe('a phrase that a moderator adds', () => {
  // Every eleventh sentence goes to the category of the one after the next.
  const cases = categorySentences.filter((_, at) => at % 11 === 0).map(([text]) => text);
  const codes = [...sample.categories.byCode.keys()];

  test.each(cases.map((text, at) => [text, codes[(at * 5) % codes.length]!]))(
    'decides: %s is of %s then',
    (text, code) => {
      const knowledge = edited(code, (phrases) => phrases.push({ words: 'máy bắn mây', weight: 3 }));
      expect(guess(`${text}, chỗ máy bắn mây`, knowledge)).toBe(code);
      expect(guess(`may ban may keu to, ${bare(text)}`, knowledge)).toBe(code);
    },
  );

  test('counts in what the page tells of the guess', () => {
    const knowledge = edited('TM-05', (phrases) => phrases.push({ words: 'máy bắn mây', weight: 3 }));
    const [first] = explainText('rác đầy ngõ vì máy bắn mây', knowledge, 0).reasons;
    expect(first).toMatchObject({ code: 'TM-05' });
    expect(first?.counted[0]).toMatchObject({ words: 'máy bắn mây', full: 3 });
  });

  test('says nothing of texts in which it does not stand', () => {
    const knowledge = edited('TM-05', (phrases) => phrases.push({ words: 'máy bắn mây', weight: 6 }));
    const changed = categorySentences.filter(([text]) => guess(text, knowledge) !== guess(text, sample));
    expect(changed).toEqual([]);
  });
});

test('phrases that a moderator makes lighter count less, and heavier ones more', () => {
  const scoreWith = (times: number) => {
    const knowledge = edited('VS-01', (phrases) => {
      for (const phrase of phrases) phrase.weight *= times;
    });
    return explainText('rác chưa thu gom', knowledge, 0).reasons.find(({ code }) => code === 'VS-01')?.score ?? 0;
  };
  expect(scoreWith(0.5)).toBeLessThan(scoreWith(1));
  expect(scoreWith(2)).toBeGreaterThan(scoreWith(1));
});
