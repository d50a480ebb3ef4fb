import type { WorkCalendar } from '../calendar/holidays.ts';
import type { Day } from '../calendar/town-day.ts';
import type { AssignmentStatus } from '../duties/assignment.ts';
import type { LadderName } from '../duties/duty.ts';

/** What reminders are worked out from: an assignment, as it stands. */
export interface Reminded {
  status: AssignmentStatus;
  deadline: Date;
  /** When it was given. */
  assignedAt: Date;
  /** When its holder was first told of it, or it was tried; null: not yet. */
  toldAt: Date | null;
  acknowledgedAt: Date | null;
  snoozedUntil: Date | null;
  asksReceipt: boolean;
  ladder: LadderName | null;
  event: { day: Day; time: string | null } | null;
}

/**
 * Whom a rung speaks to: the post itself (its holder, else whoever stands in), the same by another channel, the focal point of its
 * unit, the post above it, the chair of the ward's Front, the ward's party committee, a moderator.
 */
export type Audience = 'holder' | 'other_channel' | 'focal' | 'superior' | 'chair' | 'party' | 'moderator';

/** The kind of a reminder that a moderator sends beside the ladder. */
export const CHASE = 'chase';

/** One reminder that falls due at a time, and is checked again then. */
export interface Rung {
  /** A kind of `kinds/index.ts`. */
  kind: string;
  /** Its name within the assignment: `T-7`, `receipt-2`. */
  key: string;
  at: Date;
  audience: readonly Audience[];
  /** Part of the one message of a working day; else a message of its own. */
  isBundled: boolean;
  /** From then on there is no sense in it any more: the event is over. */
  until?: Date;
}

/** A sort of reminder: which rungs an assignment has of it. Pure; the shell sends those whose time has come. */
export interface ReminderKind {
  id: string;
  rungs(assignment: Reminded, calendar: WorkCalendar): Rung[];
}

/** Statuses in which the one who has it still has to do something. */
export function isWaitedFor(status: AssignmentStatus): boolean {
  return (
    status === 'assigned' ||
    status === 'delivered' ||
    status === 'acknowledged' ||
    status === 'doing' ||
    status === 'returned'
  );
}
