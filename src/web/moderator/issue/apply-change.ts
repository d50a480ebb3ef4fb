import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { IssueItem, IssueList } from '../../../issues/issue-schema.ts';
import { issueKey } from '../api/issues.ts';

/** Puts an issue that was just changed into the lists that show it, in its place, and has what else shows it fetched anew. */
export async function applyChange(client: QueryClient, item: IssueItem): Promise<void> {
  client.setQueriesData<InfiniteData<IssueList> | IssueList>({ queryKey: ['issues', 'list'] }, (data) => {
    if (!data) return data;
    const withItem = (list: IssueList) => ({
      ...list,
      items: list.items.map((shown) => (shown.code === item.code ? item : shown)),
    });
    return 'pages' in data ? { ...data, pages: data.pages.map(withItem) } : withItem(data);
  });
  void client.invalidateQueries({ queryKey: ['issues', 'counts'] });
  await client.invalidateQueries({ queryKey: issueKey(item.code), exact: true });
}
