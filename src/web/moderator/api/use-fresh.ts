import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLiveChange } from './live.tsx';

interface Fresh<Page> {
  /** Of the list that is shown. */
  key: readonly unknown[];
  /** The kinds of live changes that may change this list. */
  kinds: readonly string[];
  /** Fetches the first page anew. */
  fetch: () => Promise<Page>;
}

/**
 * The first page as it is now, fetched whenever something changes, beside the list that is shown. Whoever shows the list compares
 * the two and offers what is new; nothing moves until somebody asks for it.
 */
export function useFresh<Page>({ key, kinds, fetch }: Fresh<Page>): Page | undefined {
  const client = useQueryClient();
  const freshKey = [...key, 'fresh'];
  useLiveChange(
    ({ kind }) => kinds.includes(kind),
    () => void client.fetchQuery({ queryKey: freshKey, queryFn: fetch, staleTime: 0 }).catch(() => {}),
  );
  return useQuery({ queryKey: freshKey, queryFn: fetch, enabled: false, gcTime: 0 }).data;
}
