import { describe, expect, test } from '@jest/globals';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understandLine } from '../../src/commands/understand-line.ts';

const knowledge = sampleKnowledge();
const line = (text: string) => understandLine(text, knowledge, 0);
const object = (value: Record<string, unknown>) => line(JSON.stringify(value));

describe('npm run understand', () => {
  test('writes the fields that contract.md promises, in its order', () => {
    expect(Object.entries(line('Đèn đường trước cổng đình khu phố Hòa Đình hỏng'))).toEqual([
      ['intent', 'report'],
      ['category', { code: 'HT-01', alternatives: expect.any(Array) }],
      ['area', { ward: 'Võ Cường', old_ward: 'Võ Cường', kdc: 'Hòa Đình' }],
      ['area_candidates', []],
      ['place', 'trước cổng đình'],
      ['since', null],
      ['date', null],
      ['time', null],
      ['amount', null],
      ['issue_code', null],
      ['flags', []],
      ['asks', []],
      ['figures', {}],
    ]);
  });

  test('an old ward is today’s, with the old one beside', () => {
    expect(line('rac o dai phuc').area).toEqual({ ward: 'Võ Cường', old_ward: 'Đại Phúc', kdc: null });
  });

  test('candidates are names', () => {
    expect(line('Xuân Ổ')).toMatchObject({ area: null, area_candidates: ['Xuân Ổ A', 'Xuân Ổ B'] });
  });

  test('an object tells what the bot had asked and where the person lives', () => {
    expect(object({ text: 'thi chung a', expecting: 'area' })).toMatchObject({
      intent: 'answer_area',
      area: { kdc: 'Thị Chung' },
    });
    const home = { text: 'xuan o', home_area: 'Xuân Ổ A', now: '2026-11-23T08:00:00+07:00', role: 'resident' };
    expect(object(home).area_candidates).toEqual(['Xuân Ổ A', 'Xuân Ổ B']);
  });

  test('what only looks like an object, or has no text, is a text', () => {
    for (const text of ['{ rác', '{"words":"rác"}', '{}', '']) expect(line(text).intent).toBe('report');
    expect(line('{ rác').category?.code).toBe('VS-01');
  });

  test('wrong values in an object are left aside', () => {
    const understood = object({ text: 'rác', now: 'hôm nay', home_area: 5, expecting: null });
    expect(understood.category?.code).toBe('VS-01');
  });
});
