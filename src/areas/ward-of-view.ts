import { Prisma } from '../platform/database.ts';

/** The ward of today that an area lies in, or became, as a value in SQL; null: none. @param area an expression: the id of the area */
export function wardOf(area: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    WITH RECURSIVE up AS (
      SELECT a.id, a.kind, a.parent_id, a.valid_to, 0 AS height FROM areas a WHERE a.id = ${area}
      UNION ALL
      SELECT n.id, n.kind, n.parent_id, n.valid_to, up.height + 1
      FROM up JOIN areas n ON n.id = CASE WHEN up.valid_to IS NULL OR up.kind = 'khu_pho' THEN up.parent_id
        ELSE (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id ORDER BY c.id LIMIT 1) END
      WHERE up.height < 8
    )
    SELECT id FROM up WHERE kind IN ('phuong', 'xa') AND valid_to IS NULL ORDER BY height LIMIT 1)`;
}
