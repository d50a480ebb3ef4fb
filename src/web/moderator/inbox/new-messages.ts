import type { Message, MessageList } from '../../../messages/message-schema.ts';

/** Pure: messages of the fresh first page that the shown list lacks. */
export function newMessages(fresh: Pick<MessageList, 'items'>, shown: readonly Pick<Message, 'id'>[]): number {
  const known = new Set(shown.map(({ id }) => id));
  return fresh.items.filter(({ id }) => !known.has(id)).length;
}
