import { expect, test } from '@jest/globals';
import { sendableReply } from '../../src/messages/sendable-reply.ts';

const reply = { text: 'Đèn sáng chưa?', choices: [{ id: 'yes', label: 'Sáng rồi' }] };

test('the buttons of a question from outside bear the id of their message', () => {
  expect(sendableReply({ id: 17n, reply, asksFromOutside: true }).choices).toEqual([
    { id: 'q17.yes', label: 'Sáng rồi' },
  ]);
});

test('the buttons of a talk stay as the engine made them', () => {
  expect(sendableReply({ id: 17n, reply, asksFromOutside: false })).toEqual(reply);
});
