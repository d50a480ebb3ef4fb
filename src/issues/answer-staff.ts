import type { EffectTypes, IssueOutcome } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { statusBefore } from './issue-history-store.ts';
import { type LockedIssue, lockIssueById, lockOwnIssue } from './issue-store.ts';
import { askedPart } from './part-store.ts';
import type { Reporter } from './reporter.ts';
import { makeResidentChange, unchanged } from './resident-change.ts';
import { isAllowed, isOpen } from './status-table.ts';
import { tellHolderThat } from './tell-cadre.ts';

/**
 * The resident's answer to a question of the staff: the issue, or the part of it whose unit asked, goes back to where the question found it.
 * Where the question was settled meanwhile and the issue is still open, the words are added to it all the same.
 */
export async function answerStaff(
  tx: Transaction,
  call: EffectTypes['answer_staff']['args'] & Reporter,
  now: Date,
): Promise<IssueOutcome> {
  const whole = await lockOwnIssue(tx, call);
  if (!whole || !isOpen(whole.status)) return unchanged(call.code, whole);
  const asked = (await lockAskedPart(tx, whole, call.part)) ?? whole;
  const words = { by: call, text: call.text, media: call.media, now };
  const outcome =
    asked.status === 'waiting_resident' ? await goOn(tx, asked, words) : await makeResidentChange(tx, asked, words);
  // The resident knows the whole alone.
  return asked === whole ? outcome : { ...outcome, code: whole.code, status: whole.status };
}

/** The part that was asked about; unless one is named or the whole is asked about, the one that was asked about last. */
async function lockAskedPart(
  tx: Transaction,
  whole: LockedIssue,
  code: string | undefined,
): Promise<LockedIssue | null> {
  if (whole.openParts === 0 || (code === undefined && whole.status === 'waiting_resident')) return null;
  const id = await askedPart(tx, whole.id, code);
  return id === null ? null : lockIssueById(tx, id);
}

async function goOn(
  tx: Transaction,
  issue: LockedIssue,
  words: Parameters<typeof makeResidentChange>[2],
): Promise<IssueOutcome> {
  const before = await statusBefore(tx, issue.id, 'waiting_resident');
  const to = before && isAllowed('waiting_resident', before, 'resident') ? before : 'triaged';
  await tellHolderThat(tx, 'answered', issue, words.now);
  return makeResidentChange(tx, issue, { ...words, to });
}
