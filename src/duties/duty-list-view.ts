import type { Recurrence } from '../calendar/recurrence.ts';
import { recurrenceWords } from '../calendar/recurrence-words.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import type { DutyItem, DutyList, DutyQuery } from './duty-schema.ts';

/** The catalogue of duties, by code: the same for everybody of the office. */
export async function listDuties(
  tx: Pick<Sql, '$queryRaw'>,
  { on, programme, ladder, cursor, limit }: DutyQuery,
): Promise<DutyList> {
  const conditions = [Prisma.sql`TRUE`];
  if (on !== undefined)
    conditions.push(
      Prisma.sql`(valid_from IS NULL OR valid_from <= ${on}::date) AND (valid_to IS NULL OR valid_to >= ${on}::date)`,
    );
  if (programme !== undefined) conditions.push(Prisma.sql`${programme} = ANY(programmes)`);
  if (ladder !== undefined)
    conditions.push(Prisma.sql`ladder IS NOT DISTINCT FROM ${ladder === 'none' ? null : ladder}`);
  if (cursor !== undefined)
    conditions.push(Prisma.sql`code > ${Buffer.from(cursor, 'base64url').toString('utf8').replaceAll('\0', '')}`);
  const rows = await itemsOf(
    tx,
    Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY code LIMIT ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return { items, nextCursor: more ? Buffer.from(last.code).toString('base64url') : null };
}

/** One duty by its code; null: there is none. */
export async function dutyItem(tx: Pick<Sql, '$queryRaw'>, code: string): Promise<DutyItem | null> {
  const [item] = await itemsOf(tx, Prisma.sql`WHERE code = ${code}`);
  return item ?? null;
}

async function itemsOf(tx: Pick<Sql, '$queryRaw'>, rest: Prisma.Sql): Promise<DutyItem[]> {
  const rows = await tx.$queryRaw<(Omit<DutyItem, 'recurrence' | 'whenVi' | 'whenEn'> & { recurrence: Recurrence })[]>`
    SELECT code, title_vi AS "titleVi", title_en AS "titleEn", recurrence, roll, hour, actor_kinds AS "actorKinds",
      support_kinds AS "supportKinds", actor_area_id AS "actorArea", evidence, ladder, asks_receipt AS "asksReceipt",
      is_reviewed AS "isReviewed", opens_days AS "opensDays", programmes, clauses, source,
      to_char(valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(valid_to, 'YYYY-MM-DD') AS "validTo", successor, sample, version
    FROM duties ${rest}`;
  return rows.map((row) => ({
    ...row,
    recurrence: { ...row.recurrence },
    whenVi: recurrenceWords(row.recurrence, 'vi'),
    whenEn: recurrenceWords(row.recurrence, 'en'),
  }));
}
