/** The days of the year on which people ask for the 18/11 day: from the month before the window (01/11 to 18/11) to its end. */
const FIRST = '10-15';
const LAST = '11-18';

/** @param day `2026-11-15` */
export function inFestivalSeason(day: string): boolean {
  const ofYear = day.slice(5);
  return ofYear >= FIRST && ofYear <= LAST;
}
