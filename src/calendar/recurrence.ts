import rruleModule from 'rrule';
import type { WorkCalendar } from './holidays.ts';
import { solarOf } from './lunar.ts';
import { plusWorkingDays, type Roll, rollDay } from './roll-day.ts';
import { type Day, plusDays } from './town-day.ts';

// rrule's package is CommonJS: its names are not seen by Node's ES modules.
const { RRule } = rruleModule as unknown as typeof import('rrule');

/** When something comes again. A day is kept as it was said, before it rolls: it is the name of the occurrence. */
export type Recurrence =
  | { kind: 'once'; day: Day }
  /** RFC 5545. The anchor is explicit: without one INTERVAL=3 means nothing. */
  | { kind: 'rrule'; start: Day; rule: string }
  /** Once a lunar year, counted from a lunar day. A month that has no 30th ends with its 29th. */
  | { kind: 'lunar'; month: number; day: number; plus: number }
  /** Counted from an event: 18/11 (`festival`), or an area's own day (`area_festival`). */
  | { kind: 'event'; event: EventName; plus: number; working?: true };

export type EventName = 'festival' | 'area_festival';

/** A day of an event; `name` stays when the event moves: the name of the occurrence. */
export interface EventDay {
  event: EventName;
  name: string;
  day: Day;
  /** `HH:MM`; null: not settled. */
  time: string | null;
  areaId: string | null;
}

/** One time that something comes: `day` is rolled, `name` never changes. */
export interface Occurrence {
  name: string;
  day: Day;
  event?: EventDay;
}

export interface Window {
  /** Both included; they bound the rolled day. */
  from: Day;
  to: Day;
  roll: Roll;
  calendar: WorkCalendar;
  /** Events that may be counted from. */
  events?: readonly EventDay[];
}

/** How far a roll can carry a day. */
const ROLL_DAYS = 20;

/** The occurrences of a recurrence within a window, in order. */
export function occurrencesOf(recurrence: Recurrence, { from, to, roll, calendar, events = [] }: Window): Occurrence[] {
  const wide = { from: plusDays(from, -ROLL_DAYS), to: plusDays(to, ROLL_DAYS) };
  const found =
    recurrence.kind === 'event'
      ? events
          .filter(({ event }) => event === recurrence.event)
          .map((event): Occurrence => ({ name: event.name, day: fromEvent(event.day, recurrence, calendar), event }))
      : daysOf(recurrence, wide).map((day): Occurrence => ({ name: day, day }));
  return found
    .map((occurrence) => ({ ...occurrence, day: rollDay(occurrence.day, roll, calendar) }))
    .filter(({ day }) => day >= from && day <= to)
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : one.name < other.name ? -1 : 1));
}

/** The 18/11 of each year of a window: Luật MTTQ Việt Nam 75/2015/QH13, Điều 11. */
export function festivalEvents(from: Day, to: Day): EventDay[] {
  const first = Number(from.slice(0, 4)) - 1;
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 2 }, (_, index) => first + index);
  return years.map((year) => ({
    event: 'festival',
    name: String(year),
    day: `${year}-11-18`,
    time: null,
    areaId: null,
  }));
}

/** Why a recurrence cannot be used, or null. */
export function faultOf(recurrence: Recurrence): string | null {
  if (recurrence.kind !== 'rrule') return null;
  try {
    const options = RRule.parseString(recurrence.rule);
    if (options.freq === undefined) return 'FREQ is missing';
    const parts = PARTS.get(options.freq);
    if (!parts) return 'nothing comes more often than daily';
    const other = Object.keys(options).find((part) => !parts.has(part));
    if (other) return `${other} is not used here`;
    const { interval = 1 } = options;
    if (!Number.isInteger(interval) || interval < 1 || interval > MOST_INTERVAL)
      return 'INTERVAL is not a number of times';
    return ruleOf(recurrence).after(utc(recurrence.start), true) ? null : 'it never comes';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const MOST_INTERVAL = 400;

const ALWAYS = ['freq', 'interval', 'count', 'until', 'wkst'];
const OF_WEEKS = [...ALWAYS, 'bymonth', 'byweekday'];
const OF_MONTHS = [...OF_WEEKS, 'bymonthday', 'bysetpos'];

/**
 * What a rule may consist of, by how often it comes. The library looks for the next day of a rule that never comes up to the year 9999,
 * step by step: by months that is a second, by days more than half a minute, in which the process does nothing else.
 */
const PARTS: ReadonlyMap<number, ReadonlySet<string>> = new Map([
  [RRule.DAILY, new Set(ALWAYS)],
  [RRule.WEEKLY, new Set(OF_WEEKS)],
  [RRule.MONTHLY, new Set(OF_MONTHS)],
  [RRule.YEARLY, new Set(OF_MONTHS)],
]);

function daysOf(recurrence: Exclude<Recurrence, { kind: 'event' }>, { from, to }: { from: Day; to: Day }): Day[] {
  switch (recurrence.kind) {
    case 'once':
      return recurrence.day >= from && recurrence.day <= to ? [recurrence.day] : [];
    case 'lunar':
      return lunarDays(recurrence, { from, to });
    default:
      return ruleOf(recurrence).between(utc(from), utc(to), true).map(dayOfUtc);
  }
}

/** Days are midnights in UTC for the library, so that no zone of a machine can move them. */
function ruleOf({ start, rule }: { start: Day; rule: string }): InstanceType<typeof RRule> {
  return new RRule({ ...RRule.parseString(rule), dtstart: utc(start), tzid: null });
}

function lunarDays(
  { month, day, plus }: { month: number; day: number; plus: number },
  { from, to }: { from: Day; to: Day },
): Day[] {
  const days: Day[] = [];
  for (let year = Number(from.slice(0, 4)) - 2; year <= Number(to.slice(0, 4)) + 1; year += 1) {
    const solar = solarOf({ year, month, day }) ?? solarOf({ year, month, day: day - 1 });
    if (!solar) continue;
    const moved = plusDays(solar, plus);
    if (moved >= from && moved <= to) days.push(moved);
  }
  return days;
}

function fromEvent(day: Day, { plus, working }: { plus: number; working?: true }, calendar: WorkCalendar): Day {
  return working ? plusWorkingDays(day, plus, calendar) : plusDays(day, plus);
}

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
const dayOfUtc = (moment: Date): Day => moment.toISOString().slice(0, 10);
