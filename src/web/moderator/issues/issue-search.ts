import { ISSUE_STATUSES, type IssueStatus } from '../../../issues/issue-schema.ts';
import type { IssueSearch } from '../api/issues.ts';

/** Pure: the filters in the address bar. Whatever is not understood is left out, so that an old link still opens a list. */
export function issueSearch(search: Record<string, unknown>): IssueSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  const status = statusesOf(text('status')).join(',');
  return withoutGaps({
    status: status || undefined,
    area: text('area'),
    category: text('category'),
    unit: text('unit'),
    q: text('q'),
    late: search.late === 'true' ? 'true' : undefined,
  });
}

export function statusesOf(status: string | undefined): IssueStatus[] {
  const named = new Set((status ?? '').split(','));
  return ISSUE_STATUSES.filter((one) => named.has(one));
}

/** Statuses that moderators work through together. */
export const VIEWS = [
  { id: 'all', search: {} },
  { id: 'late', search: { late: 'true' } },
  { id: 'fresh', search: { status: 'new,reopened' } },
  { id: 'working', search: { status: 'triaged,assigned,in_progress' } },
  { id: 'waiting', search: { status: 'waiting_resident' } },
  { id: 'answered', search: { status: 'answered,done' } },
  { id: 'closed', search: { status: 'confirmed,refused,merged,withdrawn' } },
] as const satisfies { id: string; search: Pick<IssueSearch, 'status' | 'late'> }[];

export type View = (typeof VIEWS)[number];

/** The view that a search shows; null for statuses that were chosen one by one. */
export function viewOf({ status, late }: IssueSearch): View['id'] | null {
  const asked = statusesOf(status).join(',');
  const found = VIEWS.find(({ search }) => {
    const wanted: Pick<IssueSearch, 'status' | 'late'> = search;
    return statusesOf(wanted.status).join(',') === asked && wanted.late === late;
  });
  return found?.id ?? null;
}

export function withView(search: IssueSearch, view: View): IssueSearch {
  return withoutGaps({ ...search, status: undefined, late: undefined, ...view.search });
}

/** How many filters beside the view and the search words are on. */
export function filterCount({ area, category, unit }: IssueSearch): number {
  return [area, category, unit].filter((value) => value !== undefined).length;
}

/** `{a: undefined}` and `{}` are the same list. */
export function withoutGaps(search: IssueSearch): IssueSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}
