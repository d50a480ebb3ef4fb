import type { Reply } from '../engine/reply.ts';

/**
 * Pure: a stored message as it goes to the channel. The buttons of a question from outside bear the id of their message
 * (`q17.fixed`), so that a press tells which question it answers, however much later it comes.
 */
export function sendableReply(message: { id: bigint; reply: Reply; asksFromOutside: boolean }): Reply {
  const { id, reply, asksFromOutside } = message;
  if (!asksFromOutside || !reply.choices) return reply;
  return { ...reply, choices: reply.choices.map((choice) => ({ ...choice, id: `q${id}.${choice.id}` })) };
}
