import type { IssueItem, IssueList } from '../../../issues/issue-schema.ts';

/** Pure: issues of the fresh first page that the shown list lacks or has in an older version. */
export function countChanges(fresh: Pick<IssueList, 'items'>, shown: readonly IssueItem[]): number {
  const versions = new Map(shown.map(({ code, version }) => [code, version]));
  const oldest = shown.at(-1)?.createdAt;
  return fresh.items.filter((item) => {
    const version = versions.get(item.code);
    if (version !== undefined) return item.version > version;
    // An older one only moved up because others left.
    return oldest === undefined || item.createdAt > oldest;
  }).length;
}
