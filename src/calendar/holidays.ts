/** Which days people do not work, as data. Days are `YYYY-MM-DD`, yearly ones `MM-DD`, in Asia/Ho_Chi_Minh. */
export interface WorkCalendar {
  /** Days off on the same date every year. */
  yearly: readonly string[];
  /** Further days off: those that follow the moon or are set by a yearly decision, and days in lieu. */
  off: readonly string[];
  /** Saturdays and Sundays that are worked in exchange for a day off. */
  worked: readonly string[];
  /** The hours of a working day, in their order, in Asia/Ho_Chi_Minh. */
  shifts: readonly Shift[];
}

/** `HH:MM`; `to` is the first minute that is no longer worked. */
export interface Shift {
  from: string;
  to: string;
}

/** Two shifts with a long noon, as offices of wards keep them. */
export const OFFICE_SHIFTS: readonly Shift[] = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];

/**
 * Days off with a fixed date: Bộ luật Lao động 45/2019/QH14, Điều 112 (1/1, 30/4, 1/5, 2/9), and 24/11 is not among them
 * (proposed by NQ 80-NQ/TW, not law when this was written).
 * The second day of the National Day (1/9 or 3/9) is decided each year and belongs into `off`. Tết and 10/3 follow the moon:
 * `WORK_CALENDAR` (`work-calendar.ts`) has them.
 */
export const FIXED_HOLIDAYS: WorkCalendar = {
  yearly: ['01-01', '04-30', '05-01', '09-02'],
  off: [],
  worked: [],
  shifts: OFFICE_SHIFTS,
};
