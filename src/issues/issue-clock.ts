import type { WorkCalendar } from '../calendar/holidays.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { addWorkingTime, workingTimeBetween } from '../calendar/working-hours.ts';
import type { IssueStatus } from './issue-schema.ts';
import { isOpen } from './status-table.ts';

/** How far the time of an issue has gone, from its promise (`due-at.ts`): half, four fifths, over, three times over. */
export const CLOCK_STAGES = ['running', 'half', 'most', 'late', 'severe'] as const;
export type ClockStage = (typeof CLOCK_STAGES)[number];

/** Only while the resident is asked, of an issue or of one of its parts, does the clock stand still; every page says so. */
export const PAUSED_IN: readonly IssueStatus[] = ['waiting_resident'];

/** Lateness of so many times the promised time is severe (features.md D6). */
const SEVERE = 3;

export interface IssueClock {
  status: IssueStatus;
  /** When the promise was made: filed, or opened again. */
  from: Date;
  dueAt: Date;
  /** Since when it stands still; also while a part of it waits for the resident. */
  pausedAt: Date | null;
  /** For how much working time it stood still before, in milliseconds; `dueAt` has moved by it. */
  pausedMs: number;
}

/** Pure: when each stage begins. A pause is no part of the promised time. */
export function clockMarks(
  { from, dueAt, pausedMs }: Pick<IssueClock, 'from' | 'dueAt' | 'pausedMs'>,
  calendar: WorkCalendar,
): Record<Exclude<ClockStage, 'running'>, Date> {
  const promised = Math.max(0, workingTimeBetween(from, dueAt, calendar) - pausedMs);
  const at = (share: number) => addWorkingTime(from, pausedMs + share * promised, calendar);
  return {
    half: at(0.5),
    most: at(0.8),
    late: dueAt,
    severe: addWorkingTime(dueAt, (SEVERE - 1) * promised, calendar),
  };
}

/** Pure: the stage now, and when the next one begins; null: it does not run. */
export function clockStage(
  clock: IssueClock,
  calendar: WorkCalendar,
  now: Date,
): { stage: ClockStage; next: Date | null } | null {
  if (!isOpen(clock.status) || PAUSED_IN.includes(clock.status) || clock.pausedAt !== null) return null;
  const marks = Object.entries(clockMarks(clock, calendar)) as [ClockStage, Date][];
  const passed = marks.filter(([, at]) => at <= now);
  return { stage: passed.at(-1)?.[0] ?? 'running', next: marks.find(([, at]) => at > now)?.[1] ?? null };
}

/** Pure: the promise after a pause: as much working time later as the clock stood still. */
export function resumed(
  { dueAt, pausedAt, pausedMs }: Pick<IssueClock, 'dueAt' | 'pausedAt' | 'pausedMs'>,
  calendar: WorkCalendar,
  now: Date,
): { dueAt: Date; pausedMs: number } {
  const stood = pausedAt ? workingTimeBetween(pausedAt, now, calendar) : 0;
  return { dueAt: stood > 0 ? addWorkingTime(dueAt, stood, calendar) : dueAt, pausedMs: pausedMs + stood };
}

/** Pure: the promise under another calendar: as many working days from the same day as before. */
export function recounted(
  { from, dueAt }: Pick<IssueClock, 'from' | 'dueAt'>,
  { was, is }: { was: WorkCalendar; is: WorkCalendar },
): Date {
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const end = addWorkingDays(from, days, was);
    if (end.getTime() === dueAt.getTime()) return addWorkingDays(from, days, is);
    if (end > dueAt) break;
  }
  // A promise in the middle of a day, after a pause or by hand: the time that is worked until then stays.
  return addWorkingTime(from, workingTimeBetween(from, dueAt, was), is);
}

/** The longest promise, asked for twice more. */
const MOST_DAYS = 60;
