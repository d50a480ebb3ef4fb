import { describe, expect, test } from '@jest/globals';
import { type Catalogue, flowsWith, type Input, type OutsideQuestion } from '../../src/engine/index.ts';
import { Chat } from './chat.ts';
import { catalogue } from './sample-flows.ts';

const both = (text: string) => ({ vi: text, en: text });

/** Says its one sentence, and waits where it was asked to. */
const alarm = flowsWith<Record<never, never>, Record<never, never>, 'alarm'>()<{ waits?: boolean }>()({
  id: 'alarm',
  version: 1,
  start: 'say',
  words: { call: both('Gọi 114'), more: both('Còn gì nữa?') },
  steps: {
    say: {
      leads: ['wait', 'end'],
      say: (c) => c.say('call'),
      next: (c) => (c.answers.waits ? c.go('wait') : c.end()),
    },
    wait: { leads: ['end'], ask: (c) => c.say('more'), accept: (input, c) => c.resume(input) },
  },
});

/** "cháy" is screened; "cháy và chờ" waits, "cháy hết" gives the talks up. */
const withScreen: Catalogue = {
  ...catalogue,
  flows: new Map([...catalogue.flows, ['alarm', alarm]]),
  screen: (input) => {
    const text = 'text' in input ? (input.text ?? '') : '';
    if (!text.startsWith('cháy')) return null;
    return { flow: 'alarm', answers: { waits: text.includes('chờ') }, dropsTalks: text.includes('hết') };
  },
};

describe('what is screened comes first', () => {
  test('before it is asked whether they may come in at all, and before an entry', () => {
    const chat = new Chat(withScreen);
    chat.facts.set('person', { admitted: false });
    expect(chat.says('cháy')).toEqual(['Gọi 114']);
    expect(chat.session).toBeNull();
    expect(chat.says('đèn hỏng')).toEqual(['Đồng ý không?']);
  });

  test('while that is asked', () => {
    const chat = new Chat(withScreen);
    chat.facts.set('person', { admitted: false });
    chat.says('đèn hỏng');
    expect(chat.says('cháy')).toEqual(['Gọi 114', 'trở lại\n\nĐồng ý không?']);
    expect(chat.at).toBe('gate.ask');
  });

  test('in the middle of a talk, which goes on afterwards with all it kept', () => {
    const chat = new Chat(withScreen);
    chat.says('đèn hỏng');
    expect(chat.says('cháy và chờ')).toEqual(['Gọi 114', 'Còn gì nữa?']);
    expect(chat.at).toBe('report.where > alarm.wait');
    expect(chat.says('xong rồi')).toEqual(['Ở đâu? (đã ghi: đèn hỏng)']);
    expect(chat.says('ở đây')).toEqual(['Đã nhận VC-0001.']);
    expect(chat.effects).toEqual([{ effect: 'file', args: { text: 'đèn hỏng' } }]);
  });

  test('a talk that is to be given up is gone', () => {
    const chat = new Chat(withScreen);
    chat.says('đèn hỏng');
    chat.says('menu');
    expect(chat.says('cháy hết')).toEqual(['Gọi 114']);
    expect(chat.session).toBeNull();
  });

  test('whatever the length of the text, and in the caption of a photo, a voice message or a change of an earlier message', () => {
    const chat = new Chat(withScreen);
    const media = [{ id: 'm1', kind: 'photo' as const }];
    const inputs: Input[] = [
      { kind: 'text', text: `cháy ${'và cứu '.repeat(300)}` },
      { kind: 'photos', media, text: 'cháy nhà' },
      { kind: 'recording', what: 'voice', media, text: 'cháy nhà' },
      { kind: 'edited', text: 'cháy nhà' },
    ];
    for (const input of inputs) expect(chat.hear(input)).toEqual(['Gọi 114']);
  });

  test('an open question from outside stays open', () => {
    const chat = new Chat(withScreen);
    const anything = { flow: 'follow', step: 'take', answers: { code: 'VC-9' } };
    const question: OutsideQuestion = { id: '7', sentAt: chat.now, choices: [], anything };
    chat.questions = [question];
    chat.now += 1_000;
    expect(chat.says('cháy', '7')).toEqual(['Gọi 114']);
    expect(chat.questions).toEqual([question]);
    expect(chat.says('cột số ba', '7')).toEqual(['Đã ghi.']);
  });

  test('after an update that took flows and steps away', () => {
    const chat = new Chat(withScreen);
    chat.says('đèn hỏng');
    chat.session!.frames[0]!.step = 'place';
    chat.session!.frames.push({ flow: 'long-gone', version: 1, step: 'ask', answers: {} });
    expect(chat.says('cháy')).toEqual(['Gọi 114', 'trở lại\n\nỞ đâu? (đã ghi: đèn hỏng)']);
  });
});

test('a catalogue without it, and a text that it lets pass, go as ever', () => {
  const chat = new Chat(withScreen);
  expect(chat.says('đèn hỏng')).toEqual(new Chat().says('đèn hỏng'));
});

test('an entry that is open needs no admission', () => {
  const open: Catalogue = { ...catalogue, entry: () => ({ flow: 'menu', open: true }) };
  const chat = new Chat(open);
  chat.facts.set('person', { admitted: false });
  expect(chat.says('chào ạ')).toEqual(['Cần gì ạ?']);
});
