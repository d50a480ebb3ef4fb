import { infiniteQueryOptions } from '@tanstack/react-query';
import { type MessageList, messageListSchema } from '../../../messages/message-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

/** All conversations mixed (null), or one of them. */
export const messagesKey = (conversation: string | null) => ['messages', conversation] as const;

/** Newest first. */
export function messagesQuery(api: Api, conversation: string | null) {
  return infiniteQueryOptions({
    queryKey: messagesKey(conversation),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchMessages(api, conversation, { cursor: pageParam, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: conversation === null ? undefined : 0,
  });
}

export async function fetchMessages(
  api: Api,
  conversation: string | null,
  { cursor, signal }: { cursor?: string; signal?: AbortSignal } = {},
): Promise<MessageList> {
  const query = { conversation: conversation ?? undefined, cursor };
  return orThrow(await api.get(messageListSchema, '/api/messages', query, signal));
}
