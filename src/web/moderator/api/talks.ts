import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { type HeldTalk, staffPhotoSchema, talkChangedSchema, talkListSchema } from '../../../messages/talk-schema.ts';
import { useLiveChange } from './live.tsx';
import { orThrow, ProblemError, problemOf } from './problem.ts';
import { useApi } from './use-api.ts';

const talkKey = (id: string) => ['talks', 'one', id] as const;
const HELD = ['talks', 'held'] as const;

/** Who has a conversation, and how much of it is unanswered. */
export function useTalk(id: string) {
  const api = useApi();
  const client = useQueryClient();
  useLiveChange(
    (change) => change.id === id && (change.kind === 'message' || change.kind === 'outbox'),
    () => void client.invalidateQueries({ queryKey: talkKey(id) }),
  );
  return useQuery({
    queryKey: talkKey(id),
    queryFn: async ({ signal }) =>
      orThrow(await api.get(talkChangedSchema, `/api/conversations/${id}`, {}, signal)).item,
    gcTime: 0,
  });
}

/** The conversations that moderators have now. */
export function useHeldTalks(): HeldTalk[] {
  const api = useApi();
  const client = useQueryClient();
  useLiveChange(
    ({ kind }) => kind === 'message' || kind === 'outbox' || kind === 'task',
    () => void client.invalidateQueries({ queryKey: HELD }),
  );
  const { data } = useQuery({
    queryKey: HELD,
    queryFn: async ({ signal }) => orThrow(await api.get(talkListSchema, '/api/conversations', {}, signal)).items,
  });
  return data ?? [];
}

export interface Words {
  text: string;
  photos: readonly File[];
  /** The same message sent again is sent once. */
  clientId: string;
}

/** What a moderator does with one conversation; whoever was quicker is shown at once. */
export function useTalkActs(id: string) {
  const api = useApi();
  const client = useQueryClient();
  const post = async (what: string, body: unknown = {}) => {
    const result = await api.send(talkChangedSchema, 'POST', `/api/conversations/${id}/${what}`, body);
    if (!result.ok) throw new ProblemError(result.problem);
    return result.value;
  };
  const settled = {
    onSuccess: ({ item }: z.infer<typeof talkChangedSchema>) => {
      client.setQueryData(talkKey(id), item);
      void client.invalidateQueries({ queryKey: HELD });
    },
    onError: (error: Error) => {
      if (problemOf(error).kind === 'stale') void client.invalidateQueries({ queryKey: talkKey(id) });
    },
  };
  return {
    takeOver: useMutation({ mutationFn: (from: string | null) => post('take-over', { from }), ...settled }),
    handBack: useMutation({ mutationFn: () => post('hand-back'), ...settled }),
    write: useMutation({
      mutationFn: async ({ text, photos, clientId }: Words) => {
        const media: string[] = [];
        for (const photo of photos)
          media.push(orThrow(await api.upload(staffPhotoSchema, `/api/conversations/${id}/photos`, photo)).id);
        return post('messages', { text, media, clientId });
      },
      ...settled,
    }),
  };
}
