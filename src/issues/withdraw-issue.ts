import type { IssueOutcome } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { lockOwnIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { makeResidentChange, unchanged } from './resident-change.ts';
import { isAllowed } from './status-table.ts';
import { holderNewsSoon } from './tell-holder-news.ts';

/** The resident takes an open issue back. Who has it need not go there any more. Saying it twice changes nothing and is no mistake. */
export async function withdrawIssue(
  tx: Transaction,
  call: { code: string } & Reporter,
  now: Date,
): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  if (issue?.status === 'withdrawn') return { ok: true, code: issue.code, status: issue.status };
  if (!issue || !isAllowed(issue.status, 'withdrawn', 'resident')) return unchanged(call.code, issue);
  await holderNewsSoon(tx, [issue.id], now);
  return makeResidentChange(tx, issue, { by: call, to: 'withdrawn', now });
}
