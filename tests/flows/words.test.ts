import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { engineWords } from '../../flows/engine-words.ts';
import { catalogue } from '../../flows/index.ts';
import { inspectFlow, type Sentence } from '../../src/engine/index.ts';

const flows = [...catalogue.flows.values()];
const sentences: [string, Sentence][] = [
  ...flows.flatMap(({ id, words }) =>
    Object.entries(words).map(([key, sentence]) => [`${id}.${key}`, sentence] as [string, Sentence]),
  ),
  ...Object.entries(engineWords).map(
    ([key, sentence]) => [`engine.${key}`, sentence as Sentence] as [string, Sentence],
  ),
];

/** Four short sentences are needed where something must be said in one breath: each with its reason. */
const FOUR_SENTENCES: Record<string, string> = {
  'welcome.refusedPhone': 'the dots of a phone number count as none, but what is said is the sample of domain.md §6.6',
};

describe('every flow', () => {
  test.each(flows.map((flow) => [flow.id, flow] as const))(
    '%s has no step out of reach and no text too long',
    (_id, flow) => {
      expect(inspectFlow(flow, { text: 600, choiceLabel: 20, choices: 10 })).toEqual([]);
    },
  );

  test('uses every sentence it has', () => {
    const folder = path.resolve(import.meta.dirname, '../../flows');
    const unused = flows.flatMap(({ id, words }) => {
      if (!readdirSync(folder).includes(id)) return [];
      const source = readdirSync(path.join(folder, id))
        .filter((file) => file !== 'words.ts')
        .map((file) => readFileSync(path.join(folder, id, file), 'utf8'))
        .join('\n');
      return Object.keys(words)
        .filter((key) => !source.includes(`'${key}'`))
        .map((key) => `${id}.${key}`);
    });
    expect(unused).toEqual([]);
  });
});

describe('what is said in Vietnamese', () => {
  const vi = sentences.map(([key, sentence]) => [key, sentence.vi] as const);

  test.each(vi)('%s is short, polite and plain', (key, text) => {
    expect(text).toBe(text.normalize('NFC').trim());
    // "bạn" is never said to people who may be eighty; "ông/bà" is the only form of address.
    expect(text).not.toMatch(/(?<!\p{L})(bạn|mày|quý khách|anh\/chị|cô\/chú)(?!\p{L})/iu);
    // A name is not translated.
    expect(text.replaceAll('Botpress', '')).not.toMatch(
      /(?<!p{L})(ticket|submit|deadline|chat|bot|ok|email|link|click|online|update|report|menu)(?!p{L}|”)/i,
    );
    expect(text).not.toMatch(/thụ lý|xác lập|tiếp nhận xử lý|quý ông/i);
    // One "ạ" a message is enough.
    expect((text.match(/(?<!\p{L})ạ(?!\p{L})/gu) ?? []).length).toBeLessThanOrEqual(1);
    expect(sentencesIn(text)).toBeLessThanOrEqual(key in FOUR_SENTENCES ? 4 : 3);
    for (const sentence of text.split(/[.?!\n]/)) expect(sentence.trim().split(/\s+/).length).toBeLessThanOrEqual(30);
  });

  test('asks at most one question a message', () => {
    for (const [key, text] of vi) expect([key, (text.match(/\?/g) ?? []).length <= 1]).toEqual([key, true]);
  });
});

describe('what is said in English', () => {
  test.each(sentences.map(([key, sentence]) => [key, sentence.en] as const))('%s is short', (_key, text) => {
    expect(text).toBe(text.trim());
    expect(sentencesIn(text)).toBeLessThanOrEqual(4);
  });
});

/** Sentences of running text; lines that begin with a dash are items of a list. */
function sentencesIn(text: string): number {
  const running = text
    .split('\n')
    .filter((line) => !line.startsWith('–'))
    .join(' ');
  return (running.match(/[^.?!…:]+[.?!…]+(?=\s|$)/g) ?? []).length;
}
