import { expect, test } from '@jest/globals';
import { readSignal } from '../../../src/assistant/outside/read-signal.ts';

const data = {
  ...{ id: 'msg_1', createdAt: '2026-11-30T01:00:00.000Z', userId: 'u', conversationId: 'nd-1', isBot: true },
  payload: { type: 'text', text: '**Chào**' },
};

test('what the bot says is heard', () => {
  expect(readSignal({ type: 'message_created', data })).toEqual({
    conversation: 'nd-1',
    said: { id: 'msg_1', text: 'Chào', choices: [] },
  });
});

test('what the person says there comes back, and is of no interest; nor are other signals', () => {
  expect(readSignal({ type: 'message_created', data: { ...data, isBot: false } })).toBe('of_no_interest');
  expect(readSignal({ type: 'participant_added', data: { conversationId: 'nd-1' } })).toBe('of_no_interest');
  expect(readSignal({ type: 'event_created', data: { ...data, payload: { type: 'typing' } } })).toBe('of_no_interest');
  expect(readSignal({ type: 'event_created', data: { ...data, isBot: false, payload: { type: 'end' } } })).toBe(
    'of_no_interest',
  );
});

test('the bot ends a talk; the same event has the same id though the service gives it none', () => {
  const end = { type: 'event_created', data: { ...data, id: null, payload: { type: 'end' } } };
  expect(readSignal(end)).toMatchObject({ conversation: 'nd-1', said: { ends: true, text: '' } });
  expect(readSignal(end)).toEqual(readSignal(structuredClone(end)));
});

test.each([
  undefined,
  null,
  'x',
  [],
  {},
  { type: 'message_created' },
  { type: 'message_created', data: {} },
  { type: 1, data },
  { type: 'message_created', data: { ...data, id: 'msg\0' } },
  { type: 'message_created', data: { ...data, conversationId: 'nd\0' } },
])('%j is no signal', (body) => {
  expect(readSignal(body)).toBeNull();
});
