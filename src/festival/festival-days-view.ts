import type { FestivalDay, FestivalDays } from '../../flows/facts.ts';
import type { Database } from '../platform/database.ts';

interface Row extends FestivalDay {
  nth: number;
  own: boolean;
}

const MOST_COMING = 5;

/**
 * The festival days of areas on and after a day, in the order of the asks: of the area itself, or, for a ward, of the khu dân cư that
 * lie in it today, also by way of a former ward. One query for all.
 */
export async function festivalDaysOf(
  database: Pick<Database, '$queryRaw'>,
  asks: readonly { areaId: string; day: string }[],
): Promise<FestivalDays[]> {
  const rows = await database.$queryRaw<Row[]>`
    WITH RECURSIVE asks AS (
      SELECT (nth - 1)::int AS nth, area_id, day::date AS day
      FROM unnest(${asks.map(({ areaId }) => areaId)}::text[], ${asks.map(({ day }) => day)}::text[]) WITH ORDINALITY AS a(area_id, day, nth)
    ), parts AS (
      SELECT nth, area_id AS id FROM asks
      UNION
      SELECT p.nth, a.id FROM parts p JOIN areas a ON a.parent_id = p.id
        OR a.id IN (SELECT c.from_id FROM area_changes c WHERE c.to_id = p.id)
    )
    SELECT asks.nth, f.area_id AS "areaId", to_char(f.day, 'YYYY-MM-DD') AS day, f.start_time AS time, f.place, f.note,
      f.area_id = asks.area_id AS own
    FROM asks JOIN parts p ON p.nth = asks.nth JOIN festivals f ON f.area_id = p.id
    WHERE f.year = extract(year FROM asks.day) OR f.day >= asks.day
    ORDER BY asks.nth, f.day, f.start_time NULLS LAST, f.area_id`;
  return asks.map(({ day }, nth) => {
    const all = rows.filter((row) => row.nth === nth);
    const own = all.filter((row) => row.own);
    const coming = (own.some((row) => row.day >= day) ? own : all).filter((row) => row.day >= day);
    const past = own.filter((row) => row.day < day).at(-1);
    return { coming: coming.slice(0, MOST_COMING).map(dayOf), past: past ? dayOf(past) : null };
  });
}

function dayOf({ areaId, day, time, place, note }: Row): FestivalDay {
  return { areaId, day, time, place, note };
}
