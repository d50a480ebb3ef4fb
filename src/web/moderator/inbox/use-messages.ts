import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Message, MessageList } from '../../../messages/message-schema.ts';
import { fetchMessages, messagesKey, messagesQuery } from '../api/messages.ts';
import { useApi } from '../api/use-api.ts';
import { useFresh } from '../api/use-fresh.ts';
import { newMessages } from './new-messages.ts';

/** The queue as it is shown, how many messages have come since, and the way to show those. */
export function useMessages() {
  const api = useApi();
  const client = useQueryClient();
  const key = messagesKey(null);
  const list = useInfiniteQuery(messagesQuery(api, null));
  const fresh = useFresh<MessageList>({
    key,
    kinds: ['message', 'outbox', 'issue'],
    fetch: () => fetchMessages(api, null),
  });
  const shown = useMemo(() => {
    const items = list.data?.pages.flatMap((page) => page.items) ?? [];
    return distinct(items.map((item) => fresh?.items.find(({ id }) => id === item.id) ?? item));
  }, [list.data, fresh]);
  const waiting = useMemo(() => (list.data && fresh ? newMessages(fresh, shown) : 0), [list.data, fresh, shown]);

  return {
    ...list,
    shown,
    waiting,
    showWaiting: () => {
      if (fresh) client.setQueryData<InfiniteData<MessageList>>(key, { pages: [fresh], pageParams: [undefined] });
    },
  };
}

/** One conversation, the oldest first; what comes in is added at the end. */
export function useThread(conversation: string) {
  const api = useApi();
  const thread = useInfiniteQuery(messagesQuery(api, conversation));
  const fresh = useFresh<MessageList>({
    key: messagesKey(conversation),
    kinds: ['message', 'outbox'],
    fetch: () => fetchMessages(api, conversation),
  });
  const messages = useMemo(() => {
    const older = thread.data?.pages.flatMap((page) => page.items) ?? [];
    // The later copy of a message wins: it knows whether it was delivered.
    return distinct([...older, ...(fresh?.items ?? [])]).sort(inOrder);
  }, [thread.data, fresh]);
  return { ...thread, messages };
}

/** The order of the server: several messages may bear the same time. */
function inOrder(a: Message, b: Message): number {
  return (
    a.at.localeCompare(b.at) || a.direction.localeCompare(b.direction) || Number(a.id.slice(1)) - Number(b.id.slice(1))
  );
}

function distinct(items: Message[]): Message[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
