import type { ChatMessage, ChatMessages } from '../../channels/web/web-chat-schema.ts';

/** What the server said, put together from its answers. */
export interface History {
  messages: ChatMessage[];
  cursor: string | null;
  openQuestion: string | null;
  replyDue: boolean;
  kept: number;
}

export const NO_HISTORY: History = { messages: [], cursor: null, openQuestion: null, replyDue: false, kept: 0 };

/**
 * Pure. Adds what is new. @returns null where some of the person's messages were erased meanwhile: then all is to be read again.
 */
export function mergeMessages(history: History, news: ChatMessages): History | null {
  const known = new Set(history.messages.map(({ id }) => id));
  const fresh = news.messages.filter(({ id }) => !known.has(id));
  const own = fresh.filter(({ from }) => from === 'person').length;
  if (history.kept + own !== news.kept) return null;
  return { ...news, messages: inOrder([...history.messages, ...fresh]) };
}

/** By time; what has the same time keeps the order in which it came. */
function inOrder(messages: ChatMessage[]): ChatMessage[] {
  return messages
    .map((message, index) => ({ message, index, at: Date.parse(message.at) }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ message }) => message);
}

/** Whether a photo of the person is still being looked at: its state changes without a new message. */
export function hasUnsettledMedia({ messages }: Pick<History, 'messages'>): boolean {
  return messages.some(({ media }) => media.some(({ state }) => state === 'wanted'));
}
