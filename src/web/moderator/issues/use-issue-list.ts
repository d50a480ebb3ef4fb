import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { IssueItem, IssueList } from '../../../issues/issue-schema.ts';
import { fetchIssues, type IssueSearch, issueListKey, issueListQuery } from '../api/issues.ts';
import { useApi } from '../api/use-api.ts';
import { useFresh } from '../api/use-fresh.ts';
import { countChanges } from './count-changes.ts';

/** The list that is shown, how many of its issues have changed or come in since, and the way to show those. */
export function useIssueList(search: IssueSearch) {
  const api = useApi();
  const client = useQueryClient();
  const key = issueListKey(search);
  const list = useInfiniteQuery(issueListQuery(api, search));
  const shown = useMemo(() => distinct(list.data?.pages.flatMap((page) => page.items) ?? []), [list.data]);
  const fresh = useFresh<IssueList>({ key, kinds: ['issue'], fetch: () => fetchIssues(api, search) });
  const changes = useMemo(() => (list.data && fresh ? countChanges(fresh, shown) : 0), [list.data, fresh, shown]);

  // The counts beside the views may change under the reader: they move nothing.
  useEffect(() => {
    if (fresh) void client.invalidateQueries({ queryKey: ['issues', 'counts'] });
  }, [client, fresh]);

  return {
    ...list,
    shown,
    changes,
    showChanges: () => {
      if (fresh) client.setQueryData(key, { pages: [fresh], pageParams: [undefined] });
    },
  };
}

/** Pages that were read at different times may overlap. */
function distinct(items: IssueItem[]): IssueItem[] {
  return [...new Map(items.map((item) => [item.code, item])).values()];
}
