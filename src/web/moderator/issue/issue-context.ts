import { createContext, useContext } from 'react';
import type { NameSubjects } from '../../../issues/issue-change-schema.ts';
import type { IssueHistoryEntry, IssueItem, IssueView } from '../../../issues/issue-schema.ts';
import type { Result } from '../api/problem.ts';

/** One change of an issue as the API takes it; the version is added. */
export type IssueChange =
  | { path: 'status'; body: { to: IssueItem['status'] } }
  | { path: 'assign'; body: { unit: string; post: string | null } }
  | { path: 'category'; body: { category: string } }
  | { path: 'area'; body: { area: string } }
  | { path: 'merge'; body: { into: string } }
  | { path: 'part'; body: object }
  | { path: 'about'; body: Omit<NameSubjects, 'version'> }
  | { path: 'draft'; body: { approve: false; draft: string; reason: string } }
  | { path: 'notes'; body: { text: string } };

export interface OpenIssue {
  issue: IssueView;
  /** What somebody else made of it since, not shown yet. */
  newer: IssueView | null;
  changes: readonly IssueHistoryEntry[];
  showNewer: () => void;
  /** Makes a change at once; a stale one also fetches what is newer. */
  make: (change: IssueChange) => Promise<Result<IssueItem>>;
}

export const IssueContext = createContext<OpenIssue | null>(null);

export function useIssue(): OpenIssue {
  const open = useContext(IssueContext);
  if (!open) throw new Error('put this below an IssueContext');
  return open;
}
