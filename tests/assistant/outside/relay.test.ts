import { expect, test } from '@jest/globals';
import { relay } from '../../../src/assistant/outside/relay.ts';

const said = (text: string, ...labels: string[]) => ({
  text,
  choices: labels.map((label) => ({ label, value: `v-${label}` })),
});
const base = { kind: 'question', late: null, question: 'nuôi mèo', lang: 'vi', busy: false } as const;

test('an answer says who wrote it, that it may be wrong, and asks whether it was what was meant', () => {
  const [part, ...more] = relay({ ...base, said: [said('Hỏi trạm thú y.')] });
  expect(more).toEqual([]);
  expect(part!.reply.text).toBe('Trợ lý AI: Hỏi trạm thú y.\n\nMáy viết nên có thể sai. Đúng điều ông/bà hỏi chưa ạ?');
  expect(part!.reply.outside).toBe(true);
  expect(part!.question!.choices.map(({ label, starts }) => [label, starts.flow, starts.step])).toEqual([
    ['Đúng rồi', 'ask-question', 'glad'],
    ['Hỏi cán bộ', 'ask-question', 'passOn'],
    ['Hỏi thêm', 'ask-assistant', undefined],
  ]);
  expect(part!.question!.choices[1]!.starts.answers).toEqual({ texts: ['nuôi mèo'] });
});

test('several answers are several messages; the question stands under the last; what cannot be shown is not', () => {
  const parts = relay({ ...base, said: [said('một'), said(''), said('hai')] });
  expect(parts.map(({ reply, question }) => [reply.text.split('\n')[0], question !== undefined])).toEqual([
    ['Trợ lý AI: một', false],
    ['Trợ lý AI: hai', true],
  ]);
});

test('in the middle of another talk the answer does not wait, only what is asked with it', () => {
  const parts = relay({ ...base, busy: true, said: [said('một')] });
  expect(parts.map(({ question }) => question !== undefined)).toEqual([false, true]);
});

test('what the bot offers is offered, and goes back to it', () => {
  const [part] = relay({ ...base, said: [said('Phí nào?', 'Rác', 'Chợ')] });
  expect(part!.reply.choices!.map(({ label }) => label)).toEqual(['Rác', 'Chợ', 'Hỏi cán bộ']);
  expect(part!.question!.choices[0]!.starts).toEqual({
    flow: 'ask-assistant',
    step: 'chosen',
    answers: { value: 'v-Rác' },
  });
});

test('in a talk nothing is asked beside what the bot asks, and that does not wait for the end of the talk', () => {
  expect(relay({ ...base, kind: 'talk', said: [said('vâng')] })).toEqual([
    { reply: { text: 'Trợ lý AI: vâng', outside: true }, priority: 0 },
  ]);
  const [part] = relay({ ...base, kind: 'talk', busy: true, said: [said('Phí nào?', 'Rác')] });
  expect(part).toMatchObject({ priority: 0, question: { choices: [{ label: 'Rác' }] } });
});

test('a late answer says so, with the code', () => {
  const [part] = relay({ ...base, late: { code: 'VC-0427' }, said: [said('trạm thú y')] });
  expect(part!.reply.text).toBe('Trợ lý AI trả lời muộn: trạm thú y\nCâu hỏi vẫn ở chỗ cán bộ, mã VC-0427.');
  expect(part!.question).toBeUndefined();
});
