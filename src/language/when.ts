import { timesOf } from './clock-time.ts';
import { dayOf, isoOf } from './day-arithmetic.ts';
import { type Way, ways } from './day-ways.ts';
import { dayWords, dayWordsIn } from './day-words.ts';
import type { SpokenWord } from './spoken-words.ts';

export interface When {
  /** The day since which something is so: `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where only that was said. */
  since: string | null;
  /** The day on which something is or was: likewise. */
  date: string | null;
  /** `HH:MM`. */
  time: string | null;
  /** Whether the hour may be one of the morning or of the evening. */
  unsureTime: boolean;
  /** Whether a day was said by the moon. */
  lunar: boolean;
}

interface Day {
  /** Index into the joined words. */
  at: number;
  end: number;
  iso: string;
  /** "từ", "… nay": since then. */
  from: boolean;
  /** "thay vì 15/11": no longer then. */
  replaced: boolean;
  lunar?: boolean;
}

/**
 * Days and hours in a text, in Asia/Ho_Chi_Minh.
 * @param plans whether it is about something to come: then "thứ Bảy" is the next one, else the last.
 */
export function whenOf(
  words: readonly SpokenWord[],
  { now, plans, changes }: { now: number; plans: boolean; changes: boolean },
): When {
  const present = dayWordsIn(words);
  const possible = ways.filter(({ needs }) => (present & needs) === needs);
  const hours = (present & hourWords) !== 0;
  if (possible.length === 0 && !hours) return NEVER;
  const said = ` ${words.map(({ word }) => word).join(' ')} `;
  const today = dayOf(now);
  const days = daysOf(said, { ways: possible, today, plans });
  const times = hours ? timesOf(said) : [];
  // A change tells the old day first.
  const day = changes ? (days.findLast((one) => !one.replaced) ?? days.at(-1)) : days[0];
  const time = (changes ? times.at(-1) : times[0]) ?? null;
  const since =
    days.find((one) => one.from && one.iso <= isoOf(today)) ??
    (!plans && day && day.iso <= isoOf(today) ? day : undefined);
  const date = plans ? day : (days.find((one) => one !== since && one.iso > isoOf(today)) ?? (since ? undefined : day));
  return {
    since: (!plans && since?.iso) || null,
    date: date?.iso ?? null,
    time: time?.iso ?? null,
    unsureTime: time?.unsure ?? false,
    lunar: days.some((one) => one.lunar),
  };
}

const NEVER: When = { since: null, date: null, time: null, unsureTime: false, lunar: false };

const hourWords = dayWords('hour', 'clock');

function daysOf(said: string, { ways, today, plans }: { ways: readonly Way[]; today: number; plans: boolean }): Day[] {
  const days: Day[] = [];
  for (const { pattern, read } of ways) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(said); match; match = pattern.exec(said)) {
      const at = match.index;
      const end = at + match[0].length;
      if (days.some((day) => at < day.end && day.at < end)) continue;
      const found = read(match, today, plans);
      if (!found?.iso) continue;
      const from =
        found.from ??
        / (?:tu|ke tu|bat dau)(?: (?:sang|trua|chieu|toi|dem|hom|ngay|luc|dau|tan|khoang|gio|ca|h|\d{1,2})){0,4}$/.test(
          said.slice(Math.max(0, at - 40), at),
        );
      const replaced = / (?:thay vy|khong phai|chu khong)(?: (?:la|ngay|vao|sang|chieu|toi))?$/.test(
        said.slice(Math.max(0, at - 30), at),
      );
      days.push({ at, end, iso: found.iso, from, replaced, lunar: found.lunar });
      // A message that names more days than this is a calendar.
      if (days.length >= 20) return days;
    }
  }
  days.sort((one, other) => one.at - other.at);
  // "Chủ nhật 15/11" is one day, and the date says which.
  return days.filter(({ at, end }, index) => {
    const next = days[index + 1];
    if (!next || !weekdayAlone.test(said.slice(at, end))) return true;
    return (
      !/^(?: \|)?(?: ngay| tuc| tuc la)? ?$/.test(said.slice(end, next.at)) || !/\d/.test(said.slice(next.at, next.end))
    );
  });
}

const weekdayAlone = /^ ?(?:(?:sang|trua|chieu|toi|dem) )?(?:thu \S+|t [2-7]|cn|chu nhat) ?$/;
