import rruleModule from 'rrule';
import type { Recurrence } from './recurrence.ts';
import type { Roll } from './roll-day.ts';

// rrule's package is CommonJS: its names are not seen by Node's ES modules.
const { RRule } = rruleModule as unknown as typeof import('rrule');

type Lang = 'vi' | 'en';

const WEEKDAYS = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** Pure: when something comes again, as people say it: `ngày 20 hằng tháng`; a rule that is too odd for that stays as it is written. */
export function recurrenceWords(recurrence: Recurrence, lang: Lang): string {
  switch (recurrence.kind) {
    case 'once':
      return lang === 'vi' ? `một lần, ${dayOf(recurrence.day)}` : `once, ${dayOf(recurrence.day)}`;
    case 'lunar':
      return lunarWords(recurrence, lang);
    case 'event':
      return eventWords(recurrence, lang);
    case 'rrule':
      return ruleWords(recurrence, lang);
  }
}

/** What becomes of a deadline on a day off; empty: it stays. */
export function rollWords(roll: Roll, lang: Lang): string {
  if (roll === 'none') return '';
  if (lang === 'vi') return `trùng ngày nghỉ thì ${roll === 'prev' ? 'làm sớm hơn' : 'lùi sang ngày làm việc sau'}`;
  return `on a day off, the working day ${roll === 'prev' ? 'before' : 'after'}`;
}

function lunarWords({ month, day, plus }: { month: number; day: number; plus: number }, lang: Lang): string {
  const counted = daysFrom(plus, lang);
  if (lang === 'en') return `${counted}${day}/${month} of the lunar year`;
  const monthName = month === 1 ? 'Giêng' : month === 12 ? 'Chạp' : String(month);
  return `${counted}${day <= 10 ? 'mùng ' : ''}${day} tháng ${monthName} âm lịch`;
}

function eventWords({ event, plus, working }: Recurrence & { kind: 'event' }, lang: Lang): string {
  const name = event === 'festival' ? '18/11' : lang === 'vi' ? 'Ngày hội của khu dân cư' : 'the Unity Day of the area';
  if (plus === 0) return lang === 'vi' ? `đúng ${event === 'festival' ? 'ngày ' : ''}${name}` : `on ${name}`;
  return `${daysFrom(plus, lang, working)}${name}`;
}

/** `trước … 3 ngày` begins a sentence better when the number comes first: `3 ngày trước …`. */
function daysFrom(plus: number, lang: Lang, working?: true): string {
  if (plus === 0) return '';
  const count = Math.abs(plus);
  if (lang === 'vi') return `${count} ngày ${working ? 'làm việc ' : ''}${plus < 0 ? 'trước' : 'sau'} `;
  return `${count} ${working ? 'working ' : ''}day${count === 1 ? '' : 's'} ${plus < 0 ? 'before' : 'after'} `;
}

interface Rule {
  every: number;
  months: number[];
  monthDays: number[];
  weekdays: number[];
  start: string;
}

function ruleWords({ start, rule }: { start: string; rule: string }, lang: Lang): string {
  const parsed = plainRule({ start, rule });
  return (parsed && sentence(parsed, lang)) ?? rule;
}

/** As rrule numbers them; what comes more often is nothing that people owe. */
const FREQUENCIES: readonly (Plain['freq'] | undefined)[] = ['yearly', 'monthly', 'weekly', 'daily'];

type Plain = Rule & { freq: 'yearly' | 'monthly' | 'weekly' | 'daily' };

/** Null: the rule has parts that no short sentence says. */
function plainRule({ start, rule }: { start: string; rule: string }): Plain | null {
  try {
    const { freq, interval = 1, bymonth, bymonthday, byweekday, ...more } = RRule.parseString(rule);
    const name = freq === undefined ? undefined : FREQUENCIES[freq];
    if (name === undefined || Object.values(more).some((value) => value !== undefined && value !== null)) return null;
    const weekdays = listOf(byweekday).map((day) =>
      typeof day === 'object' && 'weekday' in day && !day.n ? day.weekday : typeof day === 'number' ? day : -1,
    );
    if (weekdays.includes(-1)) return null;
    const monthDays = listOf(bymonthday);
    return { freq: name, every: interval, months: listOf(bymonth), monthDays, weekdays, start };
  } catch {
    return null;
  }
}

function sentence({ freq, every, months, monthDays, weekdays, start }: Plain, lang: Lang): string | null {
  const [, startMonth, startDay] = start.split('-').map(Number) as [number, number, number];
  const vi = lang === 'vi';
  const often = `${every > 1 && vi ? ', ' : ' '}${frequency(freq, every, lang)}`;
  const dates = monthDays.length > 0 ? monthDays : [startDay];
  switch (freq) {
    case 'daily':
      return weekdays.length + months.length + monthDays.length > 0 ? null : frequency(freq, every, lang);
    case 'weekly': {
      if (months.length + monthDays.length > 0) return null;
      const days = weekdays.map((day) => WEEKDAYS[lang][day]!);
      return days.length === 0 ? frequency(freq, every, lang) : `${days.join(', ')}${often}`;
    }
    case 'monthly':
      if (weekdays.length > 0 || months.length > 0) return null;
      return vi ? `ngày ${dates.join(', ')}${often}` : `on day ${dates.join(', ')},${often}`;
    case 'yearly': {
      if (weekdays.length > 0) return null;
      const inMonths = months.length > 0 ? months : [startMonth];
      if (inMonths.length === 1)
        return `${vi ? 'ngày ' : ''}${dates.map((day) => `${day}/${inMonths[0]}`).join(', ')}${often}`;
      return vi
        ? `ngày ${dates.join(', ')} các tháng ${inMonths.join(', ')}${often}`
        : `on day ${dates.join(', ')} of months ${inMonths.join(', ')},${often}`;
    }
  }
}

const UNITS = {
  vi: { yearly: 'năm', monthly: 'tháng', weekly: 'tuần', daily: 'ngày' },
  en: { yearly: 'year', monthly: 'month', weekly: 'week', daily: 'day' },
} as const;

function frequency(freq: Plain['freq'], every: number, lang: Lang): string {
  const unit = UNITS[lang][freq];
  if (lang === 'vi') return every === 1 ? `hằng ${unit}` : `${every} ${unit} một lần`;
  return every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
}

function listOf<T>(value: T | T[] | null | undefined): T[] {
  return value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function dayOf(day: string): string {
  return day.split('-').reverse().join('/');
}
