import type { Recurrence } from '../calendar/recurrence.ts';
import type { Roll } from '../calendar/roll-day.ts';
import type { Day } from '../calendar/town-day.ts';

/** What a post owes, once or again and again, with the evidence that it needs. */
export interface Duty {
  /** `NV.BC-02`, `NH-05`. */
  code: string;
  titleVi: string;
  titleEn: string;
  recurrence: Recurrence;
  /** Where a deadline on a day off moves. */
  roll: Roll;
  /** Until which hour of its last day, `HH:MM` in the town. */
  hour: string;
  actor: Actor;
  evidence: Evidence[];
  /** Null: nobody is reminded of it. */
  ladder: LadderName | null;
  /** Whether “Đã nhận” is asked for. A weekly routine is not acknowledged each time. */
  asksReceipt: boolean;
  /** Whether somebody of the office looks at the evidence before it is done. */
  isReviewed: boolean;
  /** So many days before its deadline it is given; null: as its ladder needs. */
  opensDays: number | null;
  /** Codes of programmes (NQ02 …) and points of the directive that it follows. */
  programmes: string[];
  clauses: string[];
  /** Where it is written, for whoever asks. */
  source: string;
  /** Days, both included; null: open. */
  validFrom: Day | null;
  validTo: Day | null;
  /** The duty that takes its place when it ends. */
  successor: string | null;
}

/** Who owes it: each post of these kinds, in one area or everywhere. */
export interface Actor {
  /** Kinds of posts: `posts.kind`, or `head:VHXH` for whoever leads a unit of this kind. Each such post owes it by itself. */
  kinds: string[];
  /** Kinds of the posts that help: those of the same area, else of the ward. */
  supports: string[];
  /** Only posts in this area and what lies in it; null: everywhere. */
  areaId: string | null;
}

/** What has to be shown before it is done. */
export type Evidence =
  /** The number and the day of a document. */
  | { kind: 'document'; labelVi: string; labelEn: string }
  | { kind: 'photo'; labelVi: string; labelEn: string; least: number }
  /** A form of `src/forms`. */
  | { kind: 'form'; form: string; labelVi: string; labelEn: string }
  /** “Đã xong” is enough. */
  | { kind: 'tick'; labelVi: string; labelEn: string };

export type LadderName = 'L1' | 'L2' | 'L3' | 'L4';

/** So many days before its deadline a duty is given, at least some days before its first reminder. */
const OPENS: Readonly<Record<LadderName | 'none', number>> = { none: 7, L1: 7, L2: 10, L3: 17, L4: 93 };

export function opensDaysOf({ ladder, opensDays }: Pick<Duty, 'ladder' | 'opensDays'>): number {
  return opensDays ?? OPENS[ladder ?? 'none'];
}

/** Whether a duty holds on a day. */
export function holdsOn({ validFrom, validTo }: Pick<Duty, 'validFrom' | 'validTo'>, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}
