import type { Day } from '../calendar/town-day.ts';

/** Where one person's share of a duty stands. That it is late is told apart (`overdueAt`): nothing else is lost by it. */
export type AssignmentStatus =
  | 'assigned'
  | 'delivered'
  | 'acknowledged'
  | 'doing'
  | 'evidence_filed'
  | 'returned'
  | 'done'
  | 'declined'
  | 'cancelled';

/** A duty's share as the table of changes sees it. */
export interface Assignment {
  status: AssignmentStatus;
  deadline: Date;
  /** When it reached somebody. */
  deliveredAt: Date | null;
  acknowledgedAt: Date | null;
  /** “Đã nhận” came more than a day after it was delivered: it counts, and is marked. */
  isReceiptLate: boolean;
  /** 0 to 100, as last told. */
  progress: number | null;
  evidence: FiledEvidence[];
  /** How often more time was asked for. */
  timesAsked: number;
  /** The day that is asked for, while nobody has decided. */
  askedDay: Day | null;
  /** No reminders to the holder before; never after the deadline. */
  snoozedUntil: Date | null;
  overdueAt: Date | null;
  doneAt: Date | null;
}

/** What was shown. */
export type FiledEvidence =
  | { kind: 'document'; text: string }
  | { kind: 'photo'; mediaIds: string[] }
  | { kind: 'form'; form: string; submissionId: string }
  | { kind: 'tick'; text: string | null };

/** Nothing more is owed. */
export function isClosed(status: AssignmentStatus): boolean {
  return status === 'done' || status === 'declined' || status === 'cancelled';
}
