import ical from 'ical-generator';
import { plusDays } from '../calendar/town-day.ts';
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

/** The library writes days as UTC has them. */
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
