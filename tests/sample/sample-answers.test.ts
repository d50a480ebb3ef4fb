import { describe, expect, test } from '@jest/globals';
import { OFFICE_BLANKS } from '../../flows/ask-question/say-answer.ts';
import { sampleAnswers, searchedSample } from '../../prisma/sample/answers.ts';
import { sampleFestivals } from '../../prisma/sample/festivals.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { answerIndexOf } from '../../src/assistant/answer-index.ts';
import { answerContentSchema } from '../../src/assistant/answer-schema.ts';

const byQuestion = sampleAnswers.map((answer) => [answer.questionVi, answer] as const);
const index = answerIndexOf(searchedSample());

test('there are answers enough to begin with', () => {
  expect(sampleAnswers.length).toBeGreaterThanOrEqual(25);
  expect(new Set(sampleAnswers.map(({ labelVi }) => labelVi)).size).toBe(sampleAnswers.length);
});

describe.each(byQuestion)('%s', (_question, answer) => {
  test('can be saved in the page as it stands', () => {
    expect(answerContentSchema.parse(answer)).toEqual(answer);
  });

  test('is short, plain, and says by which source of which time', () => {
    const sentences = answer.answerVi
      .split('\n')
      .filter((line) => !/^–|\{/.test(line))
      .join(' ')
      .match(/[.?!](?=\s|$)/g);
    expect(sentences?.length ?? 0).toBeLessThanOrEqual(3);
    expect(answer.answerVi).not.toMatch(
      /(?<!\p{L})(bạn|quý khách|thụ lý|xác lập|online|link|email|deadline)(?!\p{L})/iu,
    );
    // The question under it has the one "ạ" of the message.
    expect(answer.answerVi).not.toMatch(/(?<!\p{L})ạ(?!\p{L})/u);
    expect(answer.sourceDate !== null || /\d{4}/.test(answer.source)).toBe(true);
    for (const [, blank] of answer.answerVi.matchAll(/\{(\w+)\}/g)) expect(OFFICE_BLANKS).toContain(blank);
  });

  test('is found for sure by its own question, with and without marks, and first by each other way to ask it', () => {
    const found = (text: string) => index.find({ text, lang: 'vi', day: '2026-11-23', areaIds: [] });
    for (const text of [
      answer.questionVi,
      answer.questionVi.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd'),
    ])
      expect([text, found(text).sure, found(text).answers[0]?.label]).toEqual([text, true, answer.labelVi]);
    for (const text of answer.otherWays) expect([text, found(text).answers[0]?.label]).toEqual([text, answer.labelVi]);
    const english = index.find({ text: answer.questionEn, lang: 'en', day: '2026-11-23', areaIds: [] });
    expect(english.answers[0]?.label).toBe(answer.labelEn);
  });
});

test('the festival days lie between 01/11 and 18/11, in areas of today that there are, and are labelled as samples', () => {
  const { byId } = sampleKnowledge().areas;
  for (const { areaId, day, sample } of sampleFestivals) {
    expect(byId.get(areaId)).toMatchObject({ kind: 'khu_pho', current: true });
    expect(day >= '2026-11-01' && day <= '2026-11-18').toBe(true);
    expect(sample).toBe(true);
  }
});
