import type { FactTypes, FestivalDay, FestivalDays } from '../../../flows/facts.ts';
import type { Knowledge } from '../../language/knowledge.ts';

/** The 18/11 days of an area on and after a day, out of those in memory. */
export function festivalDaysOf(
  { areaId, day }: FactTypes['festival_days']['args'],
  { festivals, knowledge }: { festivals: readonly FestivalDay[]; knowledge: Knowledge },
): FestivalDays {
  const { byId } = knowledge.areas;
  const within = festivals.filter((one) => one.areaId === areaId || byId.get(one.areaId)?.wardId === areaId);
  const own = within.filter((one) => one.areaId === areaId);
  const coming = within.filter((one) => one.day >= day).sort((one, other) => (one.day < other.day ? -1 : 1));
  const past = own.filter((one) => one.day < day && one.day.slice(0, 4) === day.slice(0, 4)).at(-1) ?? null;
  return { coming: coming.slice(0, 5), past };
}
