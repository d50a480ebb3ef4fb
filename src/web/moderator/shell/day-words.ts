/** Pure. `2026-11-23` as `23/11/2026`. */
export function dayWords(day: string): string {
  return day.split('-').reverse().join('/');
}

/** Pure. A day as people type it, `23/11/2026` or `23-11-26`; null: it is none. */
export function dayTyped(text: string): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\s*$/.exec(text) ?? [];
  if (!day || !month || !year) return null;
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}
