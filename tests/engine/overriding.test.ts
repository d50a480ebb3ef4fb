import { describe, expect, test } from '@jest/globals';
import { engineWords } from '../../flows/engine-words.ts';
import { catalogue } from '../../flows/index.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { catalogueOf, flowsWith, overriding, sentencesOf, type TurnRequest, takeTurn } from '../../src/engine/index.ts';

const person = {
  ...{ consented: true, lang: 'vi', channelName: 'trang này', abroad: false, homeAreaId: null },
  ...{ can: { buttons: true, place: true, photo: true }, announcements: false, followUp: false },
  office: { name: 'Mặt trận', phone: null, address: null, hours: null },
};
const facts = new Map<string, unknown>([
  ['person', person],
  ['knowledge', sampleKnowledge()],
]);

type Nothing = Record<never, never>;

/** A talk whose choices its step declares. */
const opinion = flowsWith<Nothing, Nothing, 'opinion'>()<Nothing>()({
  id: 'opinion',
  version: 1,
  start: 'ask',
  words: {
    ask: { vi: 'Nhà văn hóa thế nào ạ?', en: 'How is the community house?' },
    good: { vi: 'Tốt', en: 'Good' },
    bad: { vi: 'Chưa tốt', en: 'Not good' },
    thanks: { vi: 'Cảm ơn ông/bà.', en: 'Thank you.' },
  },
  steps: {
    ask: {
      leads: ['thanks'],
      ask: (c) => c.say('ask'),
      choices: [
        { id: 'good', label: 'good' },
        { id: 'bad', label: 'bad' },
      ],
      accept: (input, c) => (input.kind === 'choice' ? c.go('thanks') : c.again()),
    },
    thanks: { leads: ['end'], say: (c) => c.say('thanks'), next: (c) => c.end() },
  },
});
const sample = catalogueOf({
  flows: [opinion],
  words: engineWords,
  entry: () => ({ flow: 'opinion' }),
  idle: { flow: 'opinion' },
  globals: [],
});

function say(of: typeof catalogue, text: string, session: TurnRequest['session'] = null) {
  const result = takeTurn(of, { session, input: { kind: 'text', text }, facts, now: 1_000, lang: 'vi' });
  if ('need' in result) throw new Error(`needs ${JSON.stringify(result.need)}`);
  const replies = result.replies.map((one) => ('reply' in one ? one.reply : { text: '', choices: [] }));
  return { ...result, text: replies.map((reply) => reply.text).join('\n'), choices: replies.at(-1)?.choices ?? [] };
}

describe('sentences said otherwise', () => {
  const mine = overriding(catalogue, [
    { key: 'menu.ask', lang: 'vi', text: 'Ông/bà muốn nhắn việc gì ạ?' },
    { key: 'menu.help', lang: 'vi', text: 'Chỉ cách dùng' },
    { key: 'engine.nothingToCancel', lang: 'vi', text: 'Vâng, không có gì để bỏ.' },
    { key: 'menu.no-such-sentence', lang: 'vi', text: 'Gì đó' },
    { key: 'no-such-flow.ask', lang: 'vi', text: 'Gì đó' },
  ]);

  test('are what a turn says, in questions, on buttons and in what the engine itself says', () => {
    const menu = say(mine, 'menu');
    expect(menu.text).toBe('Ông/bà muốn nhắn việc gì ạ?');
    expect(menu.choices.map(({ label }) => label)).toContain('Chỉ cách dùng');
    expect(say(mine, 'hủy').text).toContain('Vâng, không có gì để bỏ.');
  });

  test('are said in their own language only', () => {
    expect(mine.flows.get('menu')!.words.ask).toEqual({
      vi: 'Ông/bà muốn nhắn việc gì ạ?',
      en: 'What can I do for you?',
    });
  });

  test('leave the catalogue of the files as it is', () => {
    expect(say(catalogue, 'menu').text).toBe('Ông/bà cần gì ạ?');
    expect(overriding(catalogue, [])).toBe(catalogue);
  });

  test('of a button are understood by their new words, by those of before and by their number', () => {
    const renamed = overriding(catalogue, [{ key: 'continue-or-anew.late', lang: 'vi', text: 'x' }]);
    expect(renamed).toBe(catalogue);
    const other = overriding(sample, [{ key: 'opinion.good', lang: 'vi', text: 'Rất ưng' }]);
    const { session, choices } = say(other, 'gì đó');
    expect(choices.map(({ label }) => label)).toEqual(['Rất ưng', 'Chưa tốt']);
    for (const typed of ['rat ung', 'Tốt', '1'])
      expect(say(other, typed, session).trail.map(({ step }) => step)).toEqual(['ask', 'thanks']);
  });

  test('go on a talk that began with the words of before', () => {
    const other = overriding(sample, [{ key: 'opinion.good', lang: 'vi', text: 'Rất ưng' }]);
    const { session } = say(sample, 'gì đó');
    expect(say(other, 'tốt', session).trail.at(-1)!.step).toBe('thanks');
  });

  test('of a question after a silence are the engine’s', () => {
    const late = overriding(catalogue, [{ key: 'engine.lateAnew', lang: 'vi', text: 'Bắt đầu lại từ đầu' }]);
    expect(late.flows.get('continue-or-anew')!.words.lateAnew!.vi).toBe('Bắt đầu lại từ đầu');
  });
});

describe('the list of sentences', () => {
  const sentences = sentencesOf(catalogue);

  test('has each key once, and every flow', () => {
    expect(new Set(sentences.map(({ key }) => key)).size).toBe(sentences.length);
    const flows = new Set(sentences.map(({ flow }) => flow));
    for (const id of catalogue.flows.keys()) if (id !== 'continue-or-anew') expect(flows).toContain(id);
    expect(flows).toContain('engine');
  });

  test('knows which of them stand on buttons, and where', () => {
    const of = (key: string) => sentences.find((one) => one.key === key)!;
    expect(of('welcome.agree').buttonAt).toEqual(['consent']);
    expect(of('menu.ask').buttonAt).toEqual([]);
    expect(of('engine.lateAnew').buttonAt).toEqual(['continue-or-anew']);
  });
});
