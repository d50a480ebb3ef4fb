import { type Day, momentOn, townHour } from '../calendar/town-day.ts';
import type { Assignment, AssignmentStatus, FiledEvidence } from './assignment.ts';
import type { Evidence } from './duty.ts';
import { missingEvidence } from './missing-evidence.ts';

/** Everything that can happen to an assignment. */
export type Change =
  | { change: 'deliver' }
  | { change: 'acknowledge' }
  | { change: 'progress'; percent: number | null; text?: string }
  /** What is shown, and is meant to be all. */
  | { change: 'file_evidence'; evidence: FiledEvidence[] }
  /** What is shown, while more is still to come. */
  | { change: 'keep_evidence'; evidence: FiledEvidence[] }
  | { change: 'accept' }
  | { change: 'return'; reason: string }
  | { change: 'decline'; reason: string; substitute: string | null }
  /** Somebody else does it: as if it were given anew. */
  | { change: 'reassign'; postId: string }
  | { change: 'ask_time'; reason: string; day: Day }
  | { change: 'grant_time' }
  | { change: 'refuse_time'; reason: string }
  /** Its day was moved by the office, a day off, or the day of its event. */
  | { change: 'move'; deadline: Date }
  | { change: 'snooze'; until: Date }
  | { change: 'overdue' }
  | { change: 'cancel'; reason: string };

export type ChangeName = Change['change'];

const OPEN = ['assigned', 'delivered', 'acknowledged', 'doing', 'returned'] as const;
const UNFINISHED = [...OPEN, 'evidence_filed'] as const;

/** The one table of allowed changes: from which statuses, and to which; `same`: the status stays; `known`: so it does, once it is known of. */
export const CHANGES: Readonly<
  Record<ChangeName, { from: readonly AssignmentStatus[]; to: AssignmentStatus | 'same' | 'known' }>
> = {
  deliver: { from: ['assigned'], to: 'delivered' },
  acknowledge: { from: ['assigned', 'delivered'], to: 'acknowledged' },
  progress: { from: OPEN, to: 'doing' },
  file_evidence: { from: OPEN, to: 'evidence_filed' },
  keep_evidence: { from: OPEN, to: 'doing' },
  accept: { from: ['evidence_filed'], to: 'done' },
  // Also what was said to be done by mistake, or turns out to be wrong.
  return: { from: ['evidence_filed', 'done'], to: 'returned' },
  decline: { from: OPEN, to: 'declined' },
  reassign: { from: [...UNFINISHED, 'declined'], to: 'assigned' },
  ask_time: { from: OPEN, to: 'known' },
  grant_time: { from: UNFINISHED, to: 'same' },
  refuse_time: { from: UNFINISHED, to: 'same' },
  move: { from: UNFINISHED, to: 'same' },
  snooze: { from: OPEN, to: 'same' },
  overdue: { from: OPEN, to: 'same' },
  cancel: { from: [...UNFINISHED, 'declined'], to: 'cancelled' },
};

/** More time can be asked for so often (domain.md §3). */
export const MOST_ASKED = 2;

/** “Đã nhận” is expected within a day of its delivery. */
export const RECEIPT_MS = 24 * 3_600_000;

/** Why a change is refused. */
export type Refusal =
  | 'not_from_here'
  | 'evidence_missing'
  | 'asked_often'
  | 'asked_already'
  | 'not_asked'
  | 'not_later'
  | 'too_late'
  | 'reason_missing'
  | 'not_overdue'
  | 'no_percentage';

export type Changed = { ok: true; assignment: Assignment } | { ok: false; why: Refusal };

/** Pure: what becomes of an assignment, or why not. */
export function changeAssignment(
  assignment: Assignment,
  change: Change,
  { now, evidence }: { now: Date; evidence: readonly Evidence[] },
): Changed {
  const { from, to } = CHANGES[change.change];
  if (!from.includes(assignment.status)) return { ok: false, why: 'not_from_here' };
  const outcome = effectOf(assignment, change, { now, evidence });
  if (typeof outcome === 'string') return { ok: false, why: outcome };
  const status = to === 'same' ? assignment.status : to === 'known' ? knownOf(assignment.status) : to;
  return { ok: true, assignment: { ...assignment, ...outcome, status } };
}

const knownOf = (status: AssignmentStatus) =>
  status === 'assigned' || status === 'delivered' ? 'acknowledged' : status;

function effectOf(
  assignment: Assignment,
  change: Change,
  { now, evidence }: { now: Date; evidence: readonly Evidence[] },
): Partial<Assignment> | Refusal {
  switch (change.change) {
    case 'deliver':
      return { deliveredAt: now };
    case 'acknowledge':
      return receiptOf(assignment, now);
    case 'progress':
      if (change.percent !== null && !(change.percent >= 0 && change.percent <= 100)) return 'no_percentage';
      return { ...receiptOf(assignment, now), progress: change.percent ?? assignment.progress };
    case 'file_evidence': {
      const filed = withoutRepeats([...assignment.evidence, ...change.evidence]);
      if (missingEvidence(evidence, filed).length > 0) return 'evidence_missing';
      // Who has done it has received it.
      return { ...receiptOf(assignment, now), evidence: filed };
    }
    case 'keep_evidence':
      return { ...receiptOf(assignment, now), evidence: withoutRepeats([...assignment.evidence, ...change.evidence]) };
    case 'accept':
      return { doneAt: now, askedDay: null, snoozedUntil: null };
    case 'return':
      return change.reason.trim() ? { doneAt: null } : 'reason_missing';
    case 'decline':
      return change.reason.trim() ? { askedDay: null, snoozedUntil: null } : 'reason_missing';
    case 'reassign':
      return {
        ...{ deliveredAt: null, acknowledgedAt: null, isReceiptLate: false, progress: null },
        ...{ askedDay: null, snoozedUntil: null },
      };
    case 'ask_time':
      if (!change.reason.trim()) return 'reason_missing';
      if (assignment.askedDay !== null) return 'asked_already';
      if (assignment.timesAsked >= MOST_ASKED) return 'asked_often';
      if (deadlineOn(change.day, assignment.deadline) <= laterOf(assignment.deadline, now)) return 'not_later';
      // Who asks for more time knows of it.
      return { ...receiptOf(assignment, now), askedDay: change.day, timesAsked: assignment.timesAsked + 1 };
    case 'grant_time':
      if (assignment.askedDay === null) return 'not_asked';
      return movedTo(deadlineOn(assignment.askedDay, assignment.deadline), now, assignment);
    case 'refuse_time':
      if (assignment.askedDay === null) return 'not_asked';
      return change.reason.trim() ? { askedDay: null } : 'reason_missing';
    case 'move':
      return { ...movedTo(change.deadline, now, assignment), askedDay: assignment.askedDay };
    case 'snooze':
      if (change.until <= now) return 'not_later';
      return change.until > assignment.deadline ? 'too_late' : { snoozedUntil: change.until };
    case 'overdue':
      if (assignment.deadline > now || assignment.overdueAt !== null) return 'not_overdue';
      return { overdueAt: now };
    case 'cancel':
      return change.reason.trim() ? { askedDay: null, snoozedUntil: null } : 'reason_missing';
  }
}

/** A form that is filed anew is the same evidence; so is what was kept meanwhile, and comes again with the rest. */
function withoutRepeats(evidence: readonly FiledEvidence[]): FiledEvidence[] {
  return evidence.filter((one, nr) => !evidence.slice(nr + 1).some((later) => isIn(one, later)));
}

function isIn(one: FiledEvidence, later: FiledEvidence): boolean {
  if (one.kind === 'form') return later.kind === 'form' && one.submissionId === later.submissionId;
  if (one.kind === 'photo') return later.kind === 'photo' && one.mediaIds.every((id) => later.mediaIds.includes(id));
  return one.kind === later.kind && one.text === later.text;
}

function receiptOf({ acknowledgedAt, isReceiptLate, deliveredAt }: Assignment, now: Date): Partial<Assignment> {
  if (acknowledgedAt !== null) return { acknowledgedAt, isReceiptLate };
  const late = deliveredAt !== null && now.getTime() > deliveredAt.getTime() + RECEIPT_MS;
  return { acknowledgedAt: now, isReceiptLate: late };
}

function movedTo(deadline: Date, now: Date, { snoozedUntil }: Assignment): Partial<Assignment> {
  return {
    ...{ deadline, askedDay: null },
    ...(deadline > now && { overdueAt: null }),
    ...(snoozedUntil !== null && snoozedUntil > deadline && { snoozedUntil: null }),
  };
}

/** The same hour of another day. */
function deadlineOn(day: Day, deadline: Date): Date {
  return momentOn(day, townHour(deadline));
}

const laterOf = (one: Date, other: Date) => (one > other ? one : other);
