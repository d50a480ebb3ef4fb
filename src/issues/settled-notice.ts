import type { Transaction } from '../platform/database.ts';
import { reportPhotos } from './issue-media-store.ts';
import type { LockedIssue } from './issue-store.ts';
import type { Notice } from './notice.ts';

/** What the resident hears at the end: the words, and the picture of before beside those of after (features.md C7). */
export async function settledNotice(
  tx: Transaction,
  issue: Pick<LockedIssue, 'id'>,
  { to, text, after }: { to: 'done' | 'answered'; text: string; after: readonly string[] },
): Promise<Notice> {
  const before = after.length > 0 ? (await reportPhotos(tx, issue.id)).slice(0, 1) : [];
  return { kind: to, text, ...(after.length > 0 && { before, after: after.slice(0, 4) }) };
}
