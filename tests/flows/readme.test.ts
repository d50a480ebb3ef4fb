import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { type Catalogue, type Flow, flowsWith, inspectFlow } from '../../src/engine/index.ts';
import { Chat } from '../engine/chat.ts';
import { catalogue } from '../engine/sample-flows.ts';

/** The example of `flows/README.md` as it stands there, made into a flow. */
function exampleOfReadme(): Flow {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../flows/README.md'), 'utf8');
  const code = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
  const plain = code
    .replaceAll('export const', 'const')
    .replace(' as const satisfies Words', '')
    .replace(/<\{[^>]*\}>\(\)/, '()');
  const make = new Function('flowFor', `${plain}\nreturn opinion;`) as (flowFor: unknown) => Flow;
  return make(flowsWith<Record<never, never>, Record<never, never>, 'opinion'>());
}

test('the example of the README is a good flow, and can be talked with', () => {
  const opinion = exampleOfReadme();
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
