import type { MessageChange, MessageChanged } from '../../flows/effects.ts';
import { tieChanges } from '../messages/change-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { dayOf, issueAreas } from './issue-areas-view.ts';
import { addHistory } from './issue-history-store.ts';
import { type IssueChange, type LockedIssue, lockIssueOfMessage, writeIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { searchKey } from './search-key.ts';
import { holderNewsSoon } from './tell-holder-news.ts';

/**
 * Somebody changed, or took back, a message that belongs to an issue. Before anybody has looked at the report, its text changes with
 * the message; later the change is added. Both versions stay in the history (features.md R37); what was taken back stays too.
 */
export async function changeMessage(
  tx: Transaction,
  call: MessageChange & Reporter,
  now: Date,
): Promise<MessageChanged> {
  const { message, was, text } = call;
  const issue = await lockIssueOfMessage(tx, { conversationId: call.conversationId, message });
  if (!issue) return { how: 'unknown' };
  const rewritten = rewrittenText(issue, call);
  if (text !== undefined) await holderNewsSoon(tx, [issue.id], now);
  const change = rewritten === null ? {} : await withSearchKey(tx, issue, { text: rewritten, now });
  await writeIssue(tx, issue.id, { ...change, at: now });
  await addHistory(tx, {
    issueId: issue.id,
    at: now,
    actor: 'resident',
    channel: call.channel,
    kind: text === undefined ? 'taken_back' : 'edited',
    from: was,
    text: text ?? null,
  });
  await tieChanges(tx, { message, updateIds: call.updateIds, issueId: issue.id });
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
  return { how: rewritten === null ? 'added' : 'replaced' };
}

/** The report with the new words in the place of the old ones; null where they are not in it or it is not the reporter's to change. */
function rewrittenText(issue: LockedIssue, { personId, was, text }: MessageChange & Reporter): string | null {
  if (text === undefined || !was?.trim() || !text.trim()) return null;
  if (issue.status !== 'new' || issue.personId !== personId || !issue.text.includes(was.trim())) return null;
  // A function, because `$&` in what people write means nothing else.
  return issue.text.replace(was.trim(), () => text.trim());
}

async function withSearchKey(
  tx: Transaction,
  issue: LockedIssue,
  { text, now }: { text: string; now: Date },
): Promise<IssueChange> {
  const area = issue.areaId ? (await issueAreas(tx, [issue.areaId], dayOf(now))).get(issue.areaId) : undefined;
  return { text, searchKey: searchKey({ ...issue, text, area: area?.name, ward: area?.wardName }) };
}
