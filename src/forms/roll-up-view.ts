import type { Values } from '../../flows/fill-form/form.ts';
import { wardOf } from '../areas/ward-of-view.ts';
import { AppError } from '../platform/app-error.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { formItem } from './form-list-view.ts';
import type { RollUp } from './form-schema.ts';
import { formOf } from './said-lines.ts';
import { sumUp } from './sum-up.ts';
import { formWords } from './words.ts';

interface Row {
  area: string;
  areaName: string;
  holder: string | null;
  values: Values | null;
  draftAt: Date | null;
}

/**
 * One form of one period over the area tree: the sums of what was filed below `area`, and whose is missing. Expected is every area
 * for which there is a post that fills the form.
 * @throws AppError `not_found`.
 */
export async function rollUp(
  sql: Pick<Transaction, '$queryRaw'>,
  viewer: Viewer,
  { form: code, period, area = null }: { form: string; period: string; area?: string | null },
): Promise<RollUp> {
  const item = await formItem(sql, code);
  if (!item) throw new AppError('not_found', formWords.notFound);
  const wards = seesEverything(viewer) ? [] : [...viewer.areaIds];
  const rows = await sql.$queryRaw<Row[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM areas WHERE id = ${area}::text
      UNION
      SELECT a.id FROM areas a JOIN below ON a.parent_id = below.id
    ), expected AS (
      SELECT DISTINCT coalesce(p.area_id, u.area_id) AS area_id FROM posts p JOIN units u ON u.id = p.unit_id
      WHERE p.kind = ANY(${item.postKinds}::text[]) AND p.valid_to IS NULL AND u.valid_to IS NULL
    )
    SELECT a.id AS area, a.name AS "areaName", s.values, s.draft_at AS "draftAt",
      (SELECT string_agg(DISTINCT h.name, ', ') FROM posts p JOIN units u ON u.id = p.unit_id JOIN holders h ON h.post_id = p.id
        WHERE coalesce(p.area_id, u.area_id) = a.id AND p.kind = ANY(${item.postKinds}::text[]) AND h.until IS NULL) AS holder
    FROM expected e JOIN areas a ON a.id = e.area_id
    LEFT JOIN submissions s ON s.form_code = ${code} AND s.period = ${period} AND s.area_id = a.id
    WHERE (${area}::text IS NULL OR a.id IN (SELECT id FROM below))
      AND (cardinality(${wards}::text[]) = 0 OR ${wardOf(Prisma.sql`e.area_id`)} = ANY(${wards}::text[]))
    ORDER BY a.name COLLATE "vi-x-icu", a.id`;
  const filed = rows.flatMap(({ values }) => (values ? [values] : []));
  return {
    ...{ form: code, period, expected: rows.length, filed: filed.length },
    ...sumUp(formOf(item), filed),
    missing: rows
      .filter(({ values }) => values === null)
      .map(({ area: id, areaName, draftAt, holder }) => ({
        ...{ area: id, areaName, holder },
        draftAt: draftAt?.toISOString() ?? null,
      })),
  };
}
