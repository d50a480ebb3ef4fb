import type { IssueDraft, JoinedIssue } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { dueAtFor } from './due-at.ts';
import { fileIssues } from './file-issues.ts';
import { addFollowers, voicesOf } from './follower-store.ts';
import { type JoinableIssue, lockToJoin, saveJoined } from './join-store.ts';
import type { Reporter } from './reporter.ts';
import { isOpen } from './status-table.ts';
import { holderNewsSoon } from './tell-holder-news.ts';

export type Joining = IssueDraft & { into: string } & Reporter;

/**
 * "Tôi cũng gặp": what was told goes to an issue that is open, its teller counts as a voice and hears of changes. Where it was
 * closed meanwhile, or may not be shown any more, what was told becomes an issue of its own: nothing is lost.
 */
export async function joinIssues(tx: Transaction, calls: readonly Joining[], now: Date): Promise<JoinedIssue[]> {
  const issues = await lockToJoin(
    tx,
    calls.map(({ into }) => into),
  );
  const openFor = (call: Joining) => {
    const issue = issues.get(call.into);
    return issue && mayJoin(issue, call.personId) ? issue : undefined;
  };
  const joining = calls.flatMap((call) => {
    const issue = openFor(call);
    return issue ? [{ call, issue, own: issue.personId === call.personId }] : [];
  });
  await saveJoined(
    tx,
    joining.map(({ call, issue, own }) => ({
      issueId: issue.id,
      conversationId: call.conversationId,
      channel: call.channel,
      kind: own ? 'addition' : 'joined',
      text: call.place === undefined || call.text.includes(call.place) ? call.text : `${call.text}\n(${call.place})`,
      media: call.media,
    })),
    now,
  );
  await holderNewsSoon(
    tx,
    joining.flatMap(({ issue, own }) => (own ? [issue.id] : [])),
    now,
  );
  await addFollowers(
    tx,
    joining.flatMap(({ call: { personId, conversationId }, issue, own }) =>
      own ? [] : [{ issueId: issue.id, personId, conversationId }],
    ),
    now,
  );
  await announce(
    tx,
    joining.map(({ issue }) => ({ kind: 'issue', id: issue.code })),
  );
  const voices = await voicesOf(
    tx,
    joining.map(({ issue }) => issue.id),
  );
  const alone = calls.filter((call) => !openFor(call));
  const filed = await fileIssues(tx, alone, now);
  return calls.map((call) => {
    const issue = openFor(call);
    if (!issue) return { ...filed[alone.indexOf(call)]!, joined: false, voices: 1 };
    const dueAt = issue.dueAt ?? dueAtFor('T4', now);
    return {
      code: issue.code,
      dueAt: dueAt.getTime(),
      ward: issue.ward,
      joined: true,
      voices: voices.get(issue.id) ?? 1,
    };
  });
}

function mayJoin({ status, visibility, personId }: JoinableIssue, joiner: string): boolean {
  return isOpen(status) && (visibility === 'A' || personId === joiner);
}
