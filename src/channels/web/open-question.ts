import type { ChatMessage } from './web-chat-schema.ts';

/** What the rule needs to know of a message. */
export type Said = Pick<ChatMessage, 'id' | 'from' | 'choices'> & {
  /** Of a pressed button: the message that offered it. */
  answers?: string | null;
  /** Our question was answered in another way, or is closed. */
  closed?: boolean;
};

/**
 * Pure. The one message whose buttons may be pressed: our newest that offers any, until it is answered, or until the person said
 * something else and we answered that. Messages in the order in which they appear.
 */
export function openQuestion(messages: readonly Said[]): string | null {
  const index = messages.findLastIndex(({ choices }) => choices !== undefined && choices.length > 0);
  const question = messages[index];
  if (!question || question.closed) return null;
  const later = messages.slice(index + 1);
  if (later.some(({ answers }) => answers === question.id)) return null;
  const spoke = later.findIndex(({ from }) => from === 'person');
  const movedOn = spoke >= 0 && later.slice(spoke).some(({ from }) => from !== 'person');
  return movedOn ? null : question.id;
}
