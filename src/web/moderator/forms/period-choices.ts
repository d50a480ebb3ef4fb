import type { FormItem } from '../../../forms/form-schema.ts';

/** How far back is looked. */
const YEARS = 4;
const MONTHS = 15;

/** Pure: periods of a form, the newest first, as they are stored: `once`, `2026`, `2026-11`. @param today `YYYY-MM-DD` in the town. */
export function periodChoices(kind: FormItem['period'], today: string): string[] {
  if (kind === 'once') return ['once'];
  const [year, month] = today.split('-').map(Number) as [number, number];
  if (kind === 'year') return Array.from({ length: YEARS }, (_, back) => String(year - back));
  return Array.from({ length: MONTHS }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}
