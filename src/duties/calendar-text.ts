import ical from 'ical-generator';
import { plusDays } from '../calendar/town-day.ts';
import type { CadreDay } from './cadre-calendar-view.ts';
import type { DutyCalendar } from './calendar-schema.ts';
import { feedWords } from './words.ts';

/** Pure: duties as a calendar that other programs read (iCalendar): one event a duty and day, the whole day long. */
export function calendarText(
  items: DutyCalendar['items'],
  { now, publicUrl }: { now: Date; publicUrl: string | null },
): string {
  const calendar = ical({ name: feedWords.name, prodId: { company: 'nghe-dan', product: 'duties', language: 'VI' } });
  for (const { day, duty, titleVi, given, done, late, planned } of items)
    calendar.createEvent({
      id: `${duty}.${day}@nghe-dan`,
      stamp: now,
      allDay: true,
      start: midnight(day),
      end: midnight(plusDays(day, 1)),
      summary: given === 0 ? feedWords.planned(titleVi, planned) : feedWords.given(titleVi, done, given),
      description: [duty, ...(late > 0 ? [feedWords.late(late)] : [])].join('\n'),
      ...(publicUrl !== null && { url: `${publicUrl}/duties/calendar?view=list&day=${day}&duty=${duty}` }),
    });
  return calendar.toString();
}

/** Pure: a cadre's own duties, each on the day of its deadline. */
export function cadreCalendarText(items: readonly CadreDay[], now: Date): string {
  const calendar = ical({ name: feedWords.own, prodId: { company: 'nghe-dan', product: 'duties', language: 'VI' } });
  for (const { day, duty, postId, title, post, given } of items)
    calendar.createEvent({
      id: given ? `nv${given.number}@nghe-dan` : `${duty}.${postId}.${day}@nghe-dan`,
      stamp: now,
      allDay: true,
      start: midnight(day),
      end: midnight(plusDays(day, 1)),
      summary: given ? feedWords.mine(given.number, title, given) : feedWords.coming(title),
      description: [post, given ? feedWords.open(given.number) : feedWords.notYet].join('\n'),
    });
  return calendar.toString();
}

/** The library writes days as UTC has them. */
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
