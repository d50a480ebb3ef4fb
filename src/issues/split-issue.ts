import type { TimerHandler } from '../messages/fire-timers.ts';
import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { announce } from '../platform/live.ts';
import { type CadreChange, makeCadreChange } from './cadre-change.ts';
import { addHistory } from './issue-history-store.ts';
import { type LockedIssue, lockIssueById, writeIssue } from './issue-store.ts';
import { takeNumbers } from './new-issue-store.ts';
import { insertParts, partsOf } from './part-store.ts';
import { settledNotice } from './settled-notice.ts';
import { isOpen } from './status-table.ts';
import { tellFollowersSoon } from './tell-followers.ts';
import { tellHolderSoon } from './tell-holder.ts';
import { holderNewsSoon } from './tell-holder-news.ts';
import { tellReporter } from './tell-reporter.ts';
import { cadreWords } from './work-words.ts';

export interface Splitting extends Pick<CadreChange, 'postId' | 'conversationId' | 'channel' | 'now'> {
  /** Units that have a part of it, besides the one that has it. */
  unitIds: readonly string[];
}

/**
 * A matter of several units: each gets a part with a code of its own, the unit that had it too. The resident keeps one report, which is
 * done when all parts are. @returns the codes of the parts; null where there is nobody to split it for.
 */
export async function splitIssue(
  tx: Transaction,
  issue: LockedIssue,
  { unitIds, ...by }: Splitting,
): Promise<string[] | null> {
  const others = [...new Set(unitIds)].filter((id) => id !== issue.unitId);
  if (others.length === 0 || !issue.unitId) return null;
  const owners = [
    { unitId: issue.unitId, postId: issue.postId },
    ...others.map((unitId) => ({ unitId, postId: null })),
  ];
  const prefix = issue.code.slice(0, issue.code.indexOf('-'));
  const first = (await takeNumbers(tx, new Map([[prefix, owners.length]]))).get(prefix)!;
  const parts = owners.map((owner, nr) => ({
    id: newId(),
    code: `${prefix}-${String(first + nr).padStart(4, '0')}`,
    ...owner,
  }));
  await insertParts(tx, { parentId: issue.id, parts, now: by.now });
  for (const { id } of parts) await tellHolderSoon(tx, id, by.now);
  const codes = parts.map(({ code }) => code);
  await makeCadreChange(tx, issue, {
    ...by,
    to: 'in_progress',
    history: [{ kind: 'split', from: issue.status, to: codes.join(' ') }],
    notice: { kind: 'in_progress', text: cadreWords.split(owners.length) },
  });
  await announce(
    tx,
    codes.map((id) => ({ kind: 'issue', id })),
  );
  return codes;
}

/** The whole was closed otherwise, withdrawn by its reporter or answered by a moderator: nobody needs to do its parts. */
async function endParts(tx: Transaction, parts: Awaited<ReturnType<typeof partsOf>>, now: Date): Promise<void> {
  for (const { id, code, status } of parts.filter((part) => isOpen(part.status))) {
    await holderNewsSoon(tx, [id], now);
    await writeIssue(tx, id, { status: 'withdrawn', at: now });
    const row = { issueId: id, at: now, actor: 'system' as const, kind: 'status' as const };
    await addHistory(tx, { ...row, from: status, to: 'withdrawn', text: cadreWords.wholeClosed });
    await announce(tx, [{ kind: 'issue', id: code }]);
  }
}

/** When the last part is closed, the whole is done, and its reporter hears what each unit did; when the whole is, so are its parts. */
export function closeWhole({ wakeSend }: { wakeSend: () => void }): TimerHandler {
  return async (tx, timers, now) => {
    for (const { subject } of [...timers].sort((a, b) => a.subject.localeCompare(b.subject))) {
      const issue = await lockIssueById(tx, subject);
      if (!issue) continue;
      const parts = await partsOf(tx, issue.id);
      if (!isOpen(issue.status)) {
        await endParts(tx, parts, now);
        continue;
      }
      if (parts.length === 0 || parts.some(({ status }) => isOpen(status))) continue;
      const text = parts.map(({ unit, said }) => `– ${unit}: ${said ?? cadreWords.done}`).join('\n');
      const after = parts.flatMap(({ after: photos }) => photos);
      await writeIssue(tx, issue.id, { status: 'done', at: now });
      const row = { issueId: issue.id, at: now, actor: 'system' as const, kind: 'status' as const };
      const cause = await addHistory(tx, { ...row, from: issue.status, to: 'done', text });
      const notice = await settledNotice(tx, issue, { to: 'done', text, after });
      await tellReporter(tx, { issue, notice, cause, now });
      await tellFollowersSoon(tx, issue.id, now);
      await announce(tx, [{ kind: 'issue', id: issue.code }]);
    }
    return wakeSend;
  };
}
