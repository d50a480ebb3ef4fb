import { expect, test } from '@jest/globals';
import { catalogueOf, EngineError, flowsWith } from '../../src/engine/index.ts';
import { type Effects, words as engineWords, type Facts } from './sample-flows.ts';

const flowFor = flowsWith<Effects, Facts, 'a'>();
const base = { id: 'a', version: 1, start: 'ask' } as const;
const words = { hi: { vi: 'Chào {name}', en: 'Hi {name}' }, bye: { vi: 'Tạm biệt', en: 'Bye' } } as const;
const f = flowFor<object>();
const counting = flowFor<{ count: number }>();

// What the compiler must reject: each line marked `@ts-expect-error` fails `npm run check` when its mistake compiles.
// biome-ignore format: one mistake a line, so that the mark stands before it
const rejected = [
  // @ts-expect-error the start does not exist
  () => f({ ...base, start: 'nowhere', words, steps: { ask: { leads: ['end'], next: (c) => c.end() } } }),
  // @ts-expect-error a lead does not exist
  () => f({ ...base, words, steps: { ask: { leads: ['nowhere'], next: (c) => c.end() } } }),
  // @ts-expect-error goes where it does not lead
  () => f({ ...base, words, steps: { ask: { leads: ['end'], next: (c) => c.go('two') }, two: { leads: ['end'], next: (c) => c.end() } } }),
  // @ts-expect-error a step that only decides cannot ask again
  () => f({ ...base, words, steps: { ask: { leads: ['end'], next: (c) => c.again() } } }),
  // @ts-expect-error a step that neither asks nor decides
  () => f({ ...base, words, steps: { ask: { leads: ['end'], say: () => 'x' } } }),
  // @ts-expect-error a question without anything that takes the answer
  () => f({ ...base, words, steps: { ask: { leads: ['end'], ask: () => 'x' } } }),
  // @ts-expect-error the sentence does not exist
  () => f({ ...base, words, steps: { ask: { leads: ['end'], say: (c) => c.say('no'), next: (c) => c.end() } } }),
  // @ts-expect-error a filling is missing
  () => f({ ...base, words, steps: { ask: { leads: ['end'], say: (c) => c.say('hi'), next: (c) => c.end() } } }),
  // @ts-expect-error the filling has another name
  () => f({ ...base, words, steps: { ask: { leads: ['end'], say: (c) => c.say('hi', { nam: 'x' }), next: (c) => c.end() } } }),
  // @ts-expect-error a sentence lacks a language
  () => f({ ...base, words: { hi: { vi: 'x' } }, steps: { ask: { leads: ['end'], next: (c) => c.end() } } }),
  // @ts-expect-error the languages have different blanks
  () => f({ ...base, words: { hi: { vi: 'Chào {name}', en: 'Hi' } }, steps: { ask: { leads: ['end'], next: (c) => c.end() } } }),
  // @ts-expect-error the effect does not exist
  () => f({ ...base, words, steps: { ask: { leads: ['end'], next: (c) => (c.effect('explode', {}) ? c.end() : c.end()) } } }),
  // @ts-expect-error the effect has other arguments
  () => f({ ...base, words, steps: { ask: { leads: ['end'], next: (c) => (c.effect('file', { txt: 'x' }) ? c.end() : c.end()) } } }),
  // @ts-expect-error the result of the effect has no such part
  () => f({ ...base, words, steps: { ask: { leads: ['end'], say: (c) => c.after(c.effect('file', { text: 'x' }), (r) => r.nr), next: (c) => c.end() } } }),
  // @ts-expect-error the fact does not exist
  () => f({ ...base, words, steps: { ask: { leads: ['end'], say: (c) => c.fact('moon'), next: (c) => c.end() } } }),
  // @ts-expect-error the fact needs to be told which one
  () => f({ ...base, words, steps: { ask: { leads: ['end'], say: (c) => c.fact('issue') ?? '', next: (c) => c.end() } } }),
  // @ts-expect-error the flow does not exist
  () => f({ ...base, words, steps: { ask: { leads: ['flow:b'], next: (c) => c.end() } } }),
  // @ts-expect-error starts a flow that does not exist
  () => f({ ...base, words, steps: { ask: { leads: ['flow:a'], next: (c) => c.start('b') } } }),
  // @ts-expect-error the answer has another type
  () => counting({ ...base, words, steps: { ask: { leads: ['ask', 'end'], next: (c) => c.go('ask', { count: 'one' }) } } }),
  // @ts-expect-error the label is no sentence
  () => f({ ...base, words, steps: { ask: { leads: ['end'], ask: () => 'x', choices: [{ id: 'x', label: 'no' }], accept: (_input, c) => c.end() } } }),
  // @ts-expect-error a step is renamed to one that does not exist
  () => f({ ...base, words, renamed: { old: 'no' }, steps: { ask: { leads: ['end'], next: (c) => c.end() } } }),
  // @ts-expect-error a door does not exist
  () => f({ ...base, words, doors: ['no'], steps: { ask: { leads: ['end'], next: (c) => c.end() } } }),
  // @ts-expect-error a fact with arguments cannot be loaded ahead
  () => f({ ...base, words, facts: ['issue'], steps: { ask: { leads: ['end'], next: (c) => c.end() } } }),
];

test('mistakes that types do not show are found when the catalogue is put together', () => {
  expect(rejected).toHaveLength(23);
  const definition = { words: engineWords, entry: () => null, idle: { flow: 'a' }, globals: [] };
  const good = f({ ...base, words, steps: { ask: { leads: ['end'], next: (c) => c.end() } } });
  expect(catalogueOf({ ...definition, flows: [good] }).flows.has('a')).toBe(true);
  expect(() => catalogueOf({ ...definition, flows: [good, good] })).toThrow(EngineError);
  const wanderer = flowsWith<Effects, Facts, 'a' | 'b'>()<object>()({
    ...base,
    words,
    steps: { ask: { leads: ['flow:b'], next: (c) => c.start('b') } },
  });
  expect(() => catalogueOf({ ...definition, flows: [wanderer] })).toThrow('leads to flow:b');
});
