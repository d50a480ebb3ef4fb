import { capital } from '../../flows/plain-answers.ts';
import type { WorkCall, WorkOutcome, WorkRefusal } from '../../flows/work-effects.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { blankIn } from '../language/blanks.ts';
import type { Transaction } from '../platform/database.ts';
import { addTasks } from '../staff/task-store.ts';
import { type CadreChange, makeCadreChange } from './cadre-change.ts';
import { workPhotos } from './issue-media-store.ts';
import { MOST_RETURNED } from './issue-schema.ts';
import { type LockedIssue, lockIssueById, lockWork } from './issue-store.ts';
import { joinInto } from './join-into.ts';
import { keepDraft } from './keep-draft.ts';
import { expectAnswer } from './question-expired.ts';
import { settledNotice } from './settled-notice.ts';
import { splitIssue } from './split-issue.ts';
import { isAllowed, isOpen } from './status-table.ts';
import type { Cadre } from './visible-work.ts';
import { cadreWords } from './work-words.ts';

/** Who does it, from which chat. */
export interface WorkedBy {
  cadre: Cadre;
  conversationId: string;
  channel: string;
}

/** So often a day may be moved. */
const MOST_POSTPONED = 2;

const ZONE = '+07:00';

/** What a cadre does to an issue of their work: one of the acts, checked against the table; a refusal says why. */
export async function workOnIssue(tx: Transaction, call: WorkCall & WorkedBy, now: Date): Promise<WorkOutcome> {
  const locked = await lockWork(tx, call.cadre, call.act === 'duplicate' ? [call.code, call.to ?? ''] : [call.code]);
  const issue = locked.get(call.code);
  if (!issue) return { ok: false, issue: call.code, status: 'unknown', why: 'unknown' };
  const done = await ACTS[call.act](tx, { ...call, issue, target: locked.get(call.to ?? '') ?? null, now });
  return typeof done === 'string'
    ? { ok: false, issue: issue.code, issueId: issue.id, status: issue.status, why: done }
    : { ok: true, issue: issue.code, issueId: issue.id, status: issue.status, ...done };
}

interface Act extends WorkCall, WorkedBy {
  issue: LockedIssue;
  /** Of `duplicate`: the issue that goes on. */
  target: LockedIssue | null;
  now: Date;
}

type Done = Partial<Pick<WorkOutcome, 'status' | 'returned' | 'dueAt' | 'draft' | 'parts'>>;

const ACTS: Record<WorkCall['act'], (tx: Transaction, act: Act) => Promise<Done | WorkRefusal>> = {
  accept: (tx, act) => goOn(tx, act, null),
  on_way: (tx, act) => goOn(tx, act, cadreWords.onWay),
  return: giveBack,
  ask,
  done: (tx, act) => settle(tx, act, 'done'),
  answer: (tx, act) => settle(tx, act, 'answered'),
  note: async (tx, act) => {
    await makeCadreChange(tx, act.issue, {
      ...by(act),
      media: act.media,
      isInternal: true,
      history: [{ kind: 'note', text: act.text ?? null }],
    });
    return {};
  },
  photos: async (tx, act) => {
    const kind = isOpen(act.issue.status) ? 'photos' : 'note';
    await makeCadreChange(tx, act.issue, {
      ...by(act),
      media: act.media,
      history: [{ kind, text: act.text ?? cadreWords.photos(act.media.length) }],
    });
    return {};
  },
  postpone,
  severity: async (tx, act) => {
    await makeCadreChange(tx, act.issue, {
      ...by(act),
      change: { severity: act.to! },
      history: [{ kind: 'severity', from: act.issue.severity, to: act.to! }],
    });
    return {};
  },
  duplicate: async (tx, { issue, target, now, ...act }) => {
    if (!target || target.id === issue.id) return 'not_same';
    if (!isOpen(issue.status)) return 'not_now';
    const postId = postOf(act.cadre, issue);
    const joined = await joinInto(tx, { issue, target, now, who: { actor: 'cadre', postId, channel: act.channel } });
    return joined ? { status: 'merged' } : 'not_same';
  },
  split: async (tx, act) => {
    if (!isOpen(act.issue.status) || act.issue.parentId !== null) return 'not_now';
    const parts = await splitIssue(tx, act.issue, { ...by(act), unitIds: act.units ?? [] });
    return parts ? { status: 'in_progress', parts } : 'not_now';
  },
};

/** The work begins, or somebody is on the way: the resident hears that it goes on. */
async function goOn(tx: Transaction, act: Act, said: string | null): Promise<Done | WorkRefusal> {
  const { issue } = act;
  const begins = issue.status !== 'in_progress';
  if (begins && !isAllowed(issue.status, 'in_progress', 'cadre')) return 'not_now';
  if (!begins && said === null) return { status: issue.status };
  await makeCadreChange(tx, issue, {
    ...by(act),
    ...(begins && { to: 'in_progress' as const }),
    history: begins
      ? [{ kind: 'status', from: issue.status, to: 'in_progress', text: said }]
      : [{ kind: 'on_way', text: said }],
    notice: { kind: 'in_progress', text: said },
  });
  return { status: 'in_progress' };
}

/** It is not theirs. The first time somebody else is looked for; the second time a moderator decides, and that stays. */
async function giveBack(tx: Transaction, act: Act): Promise<Done | WorkRefusal> {
  const { issue, text, now } = act;
  if (!isAllowed(issue.status, 'triaged', 'cadre')) return 'not_now';
  if (issue.returned >= MOST_RETURNED) return 'decided';
  const returned = issue.returned + 1;
  await makeCadreChange(tx, issue, {
    ...by(act),
    to: 'triaged',
    change: { unitId: null, postId: null, returned },
    history: [{ kind: 'returned', from: issue.unitId, to: String(returned), text: text ?? null }],
  });
  const task = {
    kind: returned >= MOST_RETURNED ? 'returned_again' : 'returned',
    subject: issue.id,
    issueId: issue.id,
    ...(issue.wardId && { wardId: issue.wardId }),
    note: text ?? undefined,
    dueAt: addWorkingDays(now, 1),
  };
  await addTasks(tx, [task], now);
  return { status: 'triaged', returned };
}

/** Of a part the resident of the whole is asked; the answer comes to the part. */
async function ask(tx: Transaction, act: Act): Promise<Done | WorkRefusal> {
  const { issue, text, now } = act;
  if (!isAllowed(issue.status, 'waiting_resident', 'cadre')) return 'not_now';
  const asked = issue.parentId === null ? issue : await lockIssueById(tx, issue.parentId);
  if (!asked?.conversationId || asked.nameHidden === 'all') return 'no_reporter';
  await expectAnswer(tx, issue.id, now);
  await makeCadreChange(tx, issue, {
    ...by(act),
    to: 'waiting_resident',
    history: [{ kind: 'status', from: issue.status, to: 'waiting_resident', text: text! }],
    notice: { kind: 'question', text: text! },
  });
  return { status: 'waiting_resident' };
}

/** Done or answered, with what is told to the resident: photos of before and after, and the words. */
async function settle(tx: Transaction, act: Act, to: 'done' | 'answered'): Promise<Done | WorkRefusal> {
  const { issue } = act;
  if (!isAllowed(issue.status, to, 'cadre')) return 'not_now';
  if (issue.openParts > 0) return 'parts';
  const text = capital(act.text?.trim() || cadreWords.done);
  if (blankIn(text) !== null) return 'blank';
  // What was sent before, too: "xong" may follow its photos.
  const media = [...new Set([...(to === 'done' ? await workPhotos(tx, issue.id) : []), ...act.media])].slice(-4);
  if (issue.draftsApproved) {
    await keepDraft(tx, { issue, kind: to, text, media, ...by(act) });
    return { draft: true };
  }
  await makeCadreChange(tx, issue, {
    ...by(act),
    to,
    media,
    history: [{ kind: 'status', from: issue.status, to, text }],
    notice: await settledNotice(tx, issue, { to, text, after: media }),
  });
  return { status: to };
}

/** More time: why, and until when; the resident is told both. */
async function postpone(tx: Transaction, act: Act): Promise<Done | WorkRefusal> {
  const { issue, text, to: day } = act;
  if (!isOpen(issue.status)) return 'not_now';
  if (issue.postponed >= MOST_POSTPONED) return 'too_often';
  const dueAt = new Date(`${day}T17:00:00${ZONE}`);
  if (Number.isNaN(dueAt.getTime()) || dueAt <= act.now || (issue.dueAt && dueAt <= issue.dueAt)) return 'bad_day';
  await makeCadreChange(tx, issue, {
    ...by(act),
    change: { dueAt, postponed: issue.postponed + 1 },
    history: [
      { kind: 'postponed', from: issue.dueAt?.toISOString() ?? null, to: dueAt.toISOString(), text: text ?? null },
    ],
    notice: { kind: 'promise_moved', dueAt, text: text ?? null },
  });
  return { dueAt: dueAt.getTime() };
}

function by({
  cadre,
  issue,
  conversationId,
  channel,
  now,
}: Act): Pick<CadreChange, 'postId' | 'conversationId' | 'channel' | 'now'> {
  return { postId: postOf(cadre, issue), conversationId, channel, now };
}

/** The post as whose holder they act: the one that has the issue, else one of the unit that has it. */
function postOf({ posts }: Cadre, { postId, unitId }: LockedIssue): string {
  const own = posts.find((post) => post.postId === postId) ?? posts.find((post) => post.unitId === unitId) ?? posts[0]!;
  return own.postId;
}
