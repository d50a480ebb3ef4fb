import type { Day } from '../calendar/town-day.ts';

/** How often a form is filled. */
export type PeriodKind = 'once' | 'year' | 'month';

/** The period of a day: `once`, `2026`, `2026-11`. */
export function periodOf(kind: PeriodKind, day: Day): string {
  return kind === 'once' ? 'once' : day.slice(0, kind === 'year' ? 4 : 7);
}

/** The period before; null where there is none. What was not filed then can still be filed: late, and not lost. */
export function periodBefore(kind: PeriodKind, day: Day): string | null {
  if (kind === 'once') return null;
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (kind === 'year') return String(year - 1);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** "tháng 11/2026", "năm 2026"; nothing for a form that is filled once. */
export function periodWords(period: string): { vi: string; en: string } | null {
  const [year, month] = period.split('-');
  if (month) return { vi: `tháng ${Number(month)}/${year}`, en: `${month}/${year}` };
  return /^\d{4}$/.test(period) ? { vi: `năm ${year}`, en: year! } : null;
}
