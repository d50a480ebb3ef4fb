import type { Transaction } from '../platform/database.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import { endDraft } from './draft-store.ts';
import type { NameSubjects } from './issue-change-schema.ts';
import type { IssueItem } from './issue-schema.ts';
import type { LockedIssue } from './issue-store.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { isAllowed } from './status-table.ts';
import { namesOfSubjects, setSubjects, whyBarred } from './subject-store.ts';
import { refusedWords } from './words.ts';

/**
 * Says whom an issue is about. Who has it now and is named, or might be, has it no longer: it waits to be given to somebody else, and
 * what they wrote for the resident is not sent.
 * @throws AppError `not_found`, `stale`, or `not_allowed`: nobody is named, or a post or unit that does not exist.
 */
export async function nameSubjects(tx: Transaction, call: ModeratorCall & NameSubjects, now: Date): Promise<IssueItem> {
  const { viewer, about } = call;
  const issue = await checkedIssue(tx, call);
  const subjects = about === 'named' ? { posts: call.posts, units: call.units } : { posts: [], units: [] };
  const names = await namesOfSubjects(tx, subjects);
  const wanted = subjects.posts.length + subjects.units.length;
  if (names.length < wanted) throw await notAllowed(tx, issue, refusedWords.unknownSubject);
  if (about === 'named' && wanted === 0) throw await notAllowed(tx, issue, refusedWords.noSubject);
  await setSubjects(tx, issue.id, subjects);
  const leaves = await mustLeave(tx, { ...issue, about }, now);
  if (leaves) await endDraft(tx, issue.id, { approved: false, staffId: null, now });
  const said = { kind: 'about' as const, from: issue.about, to: about, text: names.join('; ') || null };
  return makeModeratorChange(tx, {
    issue,
    viewer,
    change: { about, ...(leaves && { status: 'triaged', unitId: null, postId: null }) },
    history: [...(leaves ? [{ kind: 'status' as const, from: issue.status, to: 'triaged' }] : []), said],
    now,
  });
}

async function mustLeave(tx: Transaction, issue: LockedIssue, now: Date): Promise<boolean> {
  const { status, unitId, postId } = issue;
  if (!unitId || !isAllowed(status, 'triaged', 'moderator')) return false;
  return (await whyBarred(tx, issue, { unitId, postId, now })) !== null;
}
