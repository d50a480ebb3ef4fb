// The Vietnamese calendar of moon and sun, for UTC+7, after the algorithm of Hồ Ngọc Đức (Computing the Vietnamese lunar calendar),
// which follows Jean Meeus, Astronomical Algorithms (1998): new moons, and the sun's longitude in steps of 30 degrees.

/** A day of the lunar calendar; `leap` in a month that repeats the number of the one before. */
export interface LunarDay {
  day: number;
  month: number;
  year: number;
  leap: boolean;
}

const ZONE_DAYS = 7 / 24;
const MEAN_MONTH = 29.530588853;
/** Julian day number of the new moon from which months are counted: 31/12/1899. */
const EPOCH = 2415021.076998695;
const RADIAN = Math.PI / 180;

/** The lunar day of a day of the Gregorian calendar. @param month 1 to 12. */
export function lunarOf(year: number, month: number, day: number): LunarDay {
  const at = julianDay(year, month, day);
  const k = Math.floor((at - EPOCH) / MEAN_MONTH);
  const monthStart = newMoonDay(k + 1) > at ? newMoonDay(k) : newMoonDay(k + 1);
  let from = eleventhMonth(year);
  let to = from;
  let lunarYear: number;
  if (from >= monthStart) {
    lunarYear = year;
    from = eleventhMonth(year - 1);
  } else {
    lunarYear = year + 1;
    to = eleventhMonth(year + 1);
  }
  const months = Math.floor((monthStart - from) / 29);
  let lunarMonth = months + 11;
  let leap = false;
  if (to - from > 365) {
    const leapAt = leapMonthOffset(from);
    if (months >= leapAt) {
      lunarMonth = months + 10;
      leap = months === leapAt;
    }
  }
  if (lunarMonth > 12) lunarMonth -= 12;
  if (lunarMonth >= 11 && months < 4) lunarYear -= 1;
  return { day: at - monthStart + 1, month: lunarMonth, year: lunarYear, leap };
}

/** The Gregorian day (`YYYY-MM-DD`) of a lunar day, or null where that month has no such day. Not in a leap month. */
export function solarOf(lunar: { year: number; month: number; day: number }): string | null {
  const { year, month, day } = lunar;
  const from = month < 11 ? eleventhMonth(year - 1) : eleventhMonth(year);
  const to = month < 11 ? eleventhMonth(year) : eleventhMonth(year + 1);
  let offset = month - 11;
  if (offset < 0) offset += 12;
  if (to - from > 365 && offset >= leapMonthOffset(from)) offset += 1;
  const k = Math.floor(0.5 + (from - EPOCH) / MEAN_MONTH);
  const start = newMoonDay(k + offset);
  if (day < 1 || day > newMoonDay(k + offset + 1) - start) return null;
  return new Date((start + day - 1 - 2440588) * 86_400_000).toISOString().slice(0, 10);
}

function julianDay(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000) + 2440588;
}

/** The day (Julian day number at noon, UTC+7) on which the k-th new moon after the epoch falls. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * RADIAN);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * RADIAN;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * RADIAN;
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * RADIAN;
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(2 * moon + sun);
  const deltaT =
    t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
      : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + correction - deltaT + 0.5 + ZONE_DAYS);
}

/** In which twelfth of its way the sun stands at midnight (UTC+7) of a Julian day: 0 from the March equinox, 9 from the winter solstice. */
function sunTwelfth(day: number): number {
  const t = (day - 0.5 - ZONE_DAYS - 2451545) / 36525;
  const t2 = t * t;
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * RADIAN;
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const longitude = (mean + centre) * RADIAN;
  const turned = longitude - Math.PI * 2 * Math.floor(longitude / (Math.PI * 2));
  return Math.floor((turned / Math.PI) * 6);
}

/** The first day of the eleventh lunar month, which holds the winter solstice. */
function eleventhMonth(year: number): number {
  const k = Math.floor((julianDay(year, 12, 31) - 2415021) / MEAN_MONTH);
  const start = newMoonDay(k);
  return sunTwelfth(start) >= 9 ? newMoonDay(k - 1) : start;
}

/** How many months after the eleventh the leap month comes: the first in which the sun enters no new twelfth. */
function leapMonthOffset(from: number): number {
  const k = Math.floor((from - EPOCH) / MEAN_MONTH + 0.5);
  let offset = 1;
  let twelfth = sunTwelfth(newMoonDay(k + offset));
  for (let last = -1; twelfth !== last && offset < 14; ) {
    last = twelfth;
    offset += 1;
    twelfth = sunTwelfth(newMoonDay(k + offset));
  }
  return offset - 1;
}
