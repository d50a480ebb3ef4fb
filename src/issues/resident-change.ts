import type { IssueOutcome } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addHistory } from './issue-history-store.ts';
import { attachMedia } from './issue-media-store.ts';
import type { IssueStatus } from './issue-schema.ts';
import { type IssueChange, type LockedIssue, writeIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { tellFollowersSoon } from './tell-followers.ts';
import { holderNewsSoon } from './tell-holder-news.ts';
import { dropNews } from './tell-reporter.ts';

/** What a resident did to an issue of theirs. */
export interface ResidentChange {
  by: Reporter;
  text?: string;
  media?: readonly string[];
  /** The status it takes; left out: it stays, and only words or photos are added. */
  to?: IssueStatus;
  change?: IssueChange;
}

/** Writes it with one row of history, tells the pages and, where its status changes, who follows it. The caller has checked that it is allowed. */
export async function makeResidentChange(
  tx: Transaction,
  issue: LockedIssue,
  { by, text, media = [], to, change, now }: ResidentChange & { now: Date },
): Promise<IssueOutcome> {
  if (!to) await holderNewsSoon(tx, [issue.id], now);
  const role = 'addition';
  await attachMedia(tx, { issueId: issue.id, conversationId: by.conversationId, ids: media, role });
  await writeIssue(tx, issue.id, { ...change, ...(to ? { status: to } : {}), at: now });
  await addHistory(tx, {
    issueId: issue.id,
    at: now,
    actor: 'resident',
    channel: by.channel,
    ...(to ? { kind: 'status', from: issue.status, to } : { kind: 'addition' }),
    text: text ?? null,
  });
  if (to === 'withdrawn') await dropNews(tx, issue);
  if (to) await tellFollowersSoon(tx, issue.id, now);
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
  return { ok: true, code: issue.code, status: to ?? issue.status };
}

/** Nothing was changed: the table forbids it meanwhile, or there is no such issue of this person (`unknown`). */
export function unchanged(code: string, issue: LockedIssue | null): IssueOutcome {
  return { ok: false, code, status: issue?.status ?? 'unknown' };
}
