import type { Transaction } from '../platform/database.ts';
import type { IssueStatus } from './issue-schema.ts';
import type { Actor } from './status-table.ts';

export interface HistoryRow {
  issueId: string;
  at: Date;
  actor: Actor;
  staffId?: string;
  postId?: string;
  channel?: string;
  kind:
    | 'filed'
    | 'status'
    | 'assigned'
    | 'category'
    | 'area'
    | 'note'
    | 'answer'
    | 'addition'
    | 'edited'
    | 'taken_back'
    | 'merged'
    | 'took_in'
    | 'parted'
    | 'let_go'
    | 'rated'
    | 'follow_up'
    | 'returned'
    | 'on_way'
    | 'photos'
    | 'postponed'
    | 'severity'
    | 'split'
    | 'draft'
    | 'draft_sent_back'
    | 'about';
  from?: string | null;
  to?: string | null;
  text?: string | null;
}

/** @returns the id of the row, for messages that are sent because of it. */
export async function addHistory(tx: Transaction, row: HistoryRow): Promise<bigint> {
  const { from, to, ...rest } = row;
  const { id } = await tx.issueHistory.create({
    data: { ...rest, fromValue: from, toValue: to },
    select: { id: true },
  });
  return id;
}

/** The status that the issue had before its last change to `status`; null where the history does not say. */
export async function statusBefore(tx: Transaction, issueId: string, status: IssueStatus): Promise<IssueStatus | null> {
  const row = await tx.issueHistory.findFirst({
    where: { issueId, kind: 'status', toValue: status },
    orderBy: { id: 'desc' },
    select: { fromValue: true },
  });
  return (row?.fromValue as IssueStatus | undefined) ?? null;
}

/** The last merging of an issue: when, into which code, and how it stood before; null where there was none. */
export async function lastMerge(
  tx: Transaction,
  issueId: string,
): Promise<{ at: Date; into: string; statusBefore: IssueStatus } | null> {
  const row = await tx.issueHistory.findFirst({
    where: { issueId, kind: 'merged' },
    orderBy: { id: 'desc' },
    select: { at: true, fromValue: true, toValue: true },
  });
  return row && { at: row.at, into: row.toValue!, statusBefore: row.fromValue as IssueStatus };
}
