import type { FestivalDay } from '../../../flows/facts.ts';
import type { Transaction } from '../../platform/database.ts';

/** One a khu dân cư and year; a town has some hundred. */
const MOST = 1_000;

/** All 18/11 days of the year of this day (`YYYY-MM-DD`) and after, the earliest first. */
export function allFestivalDays(tx: Pick<Transaction, '$queryRaw'>, day: string): Promise<FestivalDay[]> {
  return tx.$queryRaw<FestivalDay[]>`
    SELECT area_id AS "areaId", to_char(day, 'YYYY-MM-DD') AS day, start_time AS time, place, note
    FROM festivals WHERE day >= date_trunc('year', ${day}::date) ORDER BY day, id LIMIT ${MOST}`;
}
