import { blankIn } from '../language/blanks.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import { endDraft, waitingDraft } from './draft-store.ts';
import type { DecideDraft } from './issue-change-schema.ts';
import { itemOfLockedIssue } from './issue-item-view.ts';
import type { IssueItem } from './issue-schema.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { settledNotice } from './settled-notice.ts';
import { isAllowed } from './status-table.ts';
import { tellOfDraft } from './tell-cadre.ts';
import { refusedWords } from './words.ts';

/**
 * Decides about what a cadre wrote for the resident: approved, in these words or in changed ones, it goes out as if they had sent it;
 * sent back, the resident hears nothing. Who has the issue hears either.
 * @throws AppError `not_found`; `stale` where the issue was changed or another draft took the place of this one; `not_allowed`: nothing
 * waits, the issue is closed, or a blank is left.
 */
export async function decideDraft(tx: Transaction, call: ModeratorCall & DecideDraft, now: Date): Promise<IssueItem> {
  const { viewer } = call;
  const issue = await checkedIssue(tx, call);
  const draft = await waitingDraft(tx, issue.id);
  if (!draft) throw await notAllowed(tx, issue, refusedWords.noDraft);
  if (draft.id !== call.draft) throw new AppError('stale', refusedWords.stale, await itemOfLockedIssue(tx, issue.id));
  const { staffId } = viewer;
  if (!call.approve) {
    await endDraft(tx, issue.id, { approved: false, staffId, now });
    await tellOfDraft(tx, issue, { draftId: draft.id, why: call.reason, now });
    return makeModeratorChange(tx, { issue, viewer, history: [{ kind: 'draft_sent_back', text: call.reason }], now });
  }
  const { kind: to, media } = draft;
  const text = call.text ?? draft.text;
  if (!isAllowed(issue.status, to, 'moderator'))
    throw await notAllowed(tx, issue, refusedWords.notAllowed(issue.status, to));
  if (issue.openParts > 0) throw await notAllowed(tx, issue, refusedWords.partsOpen);
  if (blankIn(text) !== null) throw await notAllowed(tx, issue, refusedWords.blanks);
  await endDraft(tx, issue.id, { approved: true, staffId, now });
  await tellOfDraft(tx, issue, { draftId: draft.id, why: null, now });
  return makeModeratorChange(tx, {
    issue,
    viewer,
    change: { status: to },
    history: [{ kind: 'status', from: issue.status, to, text }],
    notice: await settledNotice(tx, issue, { to, text, after: media }),
    now,
  });
}
