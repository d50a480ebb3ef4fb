import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../flows/index.ts';
import { questionOf } from '../../src/engine/index.ts';

const of = (flow: string, step: string, lang: 'vi' | 'en' = 'vi') => {
  const found = catalogue.flows.get(flow)!;
  return questionOf(found, found.steps.get(step)!, lang);
};

describe('what a step asks, for people who do not read code', () => {
  test('is its question, in both languages', () => {
    expect([of('menu', 'ask'), of('menu', 'ask', 'en')]).toEqual(['Ông/bà cần gì ạ?', 'What can I do for you?']);
  });

  test('has dots where something is filled in, and never a value of nobody', () => {
    expect(of('continue-or-anew', 'ask')).toContain('“…”');
    const texts = [...catalogue.flows.values()].flatMap((flow) =>
      [...flow.steps.values()].map((step) => questionOf(flow, step, 'vi') ?? ''),
    );
    expect(texts.filter((text) => /undefined|\bnull\b|NaN|\[object|\{|function/.test(text))).toEqual([]);
  });

  test('can be told of nearly every step that asks', () => {
    const asking = [...catalogue.flows.values()].flatMap((flow) =>
      [...flow.steps.values()].filter(({ ask }) => ask).map((step) => questionOf(flow, step, 'vi')),
    );
    expect(asking.filter((text) => text !== null).length / asking.length).toBeGreaterThan(0.8);
  });
});
