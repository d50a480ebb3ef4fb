import type { WorkCalendar } from '../calendar/holidays.ts';
import { nextLoudMoment } from '../calendar/quiet.ts';
import { townDay } from '../calendar/town-day.ts';
import { isBundleTime, nextBundle } from './bundle-time.ts';

/** Two messages of ours to one person are at least so far apart. */
export const APART_MS = 3_600_000;

/** What waits to be said to one person. */
export interface Waiting {
  id: string;
  isBundled: boolean;
}

export interface ToldBefore {
  /** When the last reminder went to this person. */
  lastAt: Date | null;
  /** When the last bundle did. */
  lastBundleAt: Date | null;
}

/** Say these now, and look again at `again`; null: nothing waits any more. */
export interface NextMessage<W extends Waiting> {
  say: W[];
  again: Date | null;
}

/** Pure: the one message that a person gets now of all that waits, or when it will come. */
export function nextMessage<W extends Waiting>(
  waiting: readonly W[],
  { lastAt, lastBundleAt }: ToldBefore,
  { now, calendar }: { now: Date; calendar: WorkCalendar },
): NextMessage<W> {
  if (waiting.length === 0) return { say: [], again: null };
  const free = lastAt === null ? now : new Date(Math.max(now.getTime(), lastAt.getTime() + APART_MS));
  const loud = nextLoudMoment(free);
  if (loud > now) return { say: [], again: loud };
  const bundled = waiting.some(({ isBundled }) => isBundled);
  const hadBundle = lastBundleAt !== null && townDay(lastBundleAt) === townDay(now);
  if (bundled && !hadBundle && isBundleTime(now, calendar)) return { say: [...waiting], again: null };
  const apart = waiting.filter(({ isBundled }) => !isBundled);
  return { say: apart, again: bundled ? nextBundle(later(now), calendar) : null };
}

/** A bundle of today that is not possible any more is not the next one. */
const later = (now: Date) => new Date(now.getTime() + 60_000);
