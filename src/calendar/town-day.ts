/** A day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`: sorts as text. */
export type Day = string;

const DAY_MS = 86_400_000;
/** Seven hours ahead of UTC all year. */
const ZONE_MS = 7 * 3_600_000;

/** The day of a moment in the town. */
export function townDay(moment: Date): Day {
  return new Date(moment.getTime() + ZONE_MS).toISOString().slice(0, 10);
}

/** A moment of a day in the town. @param hour `HH:MM` */
export function momentOn(day: Day, hour: string): Date {
  return new Date(`${day}T${hour}:00+07:00`);
}

/** The hour of a moment in the town, `HH:MM`: sorts as text. */
export function townHour(moment: Date): string {
  return new Date(moment.getTime() + ZONE_MS).toISOString().slice(11, 16);
}

/** @param days may be negative. */
export function plusDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days `to` is after `from`; negative where it is before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
