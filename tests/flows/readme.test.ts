import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { type Catalogue, inspectFlow } from '../../src/engine/index.ts';
import { Chat } from '../engine/chat.ts';
import { catalogue } from '../engine/sample-flows.ts';
import { opinion } from './readme-example.ts';

test('the example of the README is the code that is compiled and tested here', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../flows/README.md'), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
  const code = readFileSync(path.resolve(import.meta.dirname, 'readme-example.ts'), 'utf8');
  expect(bare(code)).toContain(bare(example));
});

test('it is a good flow, and can be talked with', () => {
  expect(inspectFlow(opinion, { text: 600, choiceLabel: 20, choices: 10 })).toEqual([]);
  const withOpinion: Catalogue = {
    ...catalogue,
    flows: new Map([...catalogue.flows, ['opinion', opinion]]),
    entry: () => ({ flow: 'opinion' }),
  };
  const chat = new Chat(withOpinion);
  expect(chat.says('chào')).toEqual(['Ông/bà thấy nhà văn hóa thế nào ạ?']);
  expect(chat.says('hả')).toEqual(['Ông/bà thấy nhà văn hóa thế nào ạ?']);
  expect(chat.says('kém')).toEqual(['Chưa tốt ở chỗ nào ạ?']);
  expect(chat.says('dột quá')).toEqual(['Cảm ơn ông/bà. Đã ghi: dột quá.']);
  expect(chat.session).toBeNull();
});

/** Code without comments, blanks and the commas that only a formatter puts. */
function bare(code: string): string {
  return code
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, '')
    .replace(/,(?=[}\])])/g, '');
}
