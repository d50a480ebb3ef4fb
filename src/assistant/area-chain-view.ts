import type { Transaction } from '../platform/database.ts';

/** An area as it is today, with what it lies in. */
export interface AreaChain {
  /** The area itself and all that it lies in; what it became, where it is one of before. Empty for no area. */
  ids: string[];
  /** The ward of today among them. */
  ward: string | null;
}

export async function areaChain(tx: Pick<Transaction, '$queryRaw'>, areaId: string | null): Promise<AreaChain> {
  if (areaId === null) return { ids: [], ward: null };
  const rows = await tx.$queryRaw<{ id: string; ward: boolean }[]>`
    WITH RECURSIVE up AS (
      SELECT a.id, a.kind, a.parent_id, a.valid_to, 0 AS height FROM areas a WHERE a.id = ${areaId}
      UNION ALL
      SELECT next.id, next.kind, next.parent_id, next.valid_to, up.height + 1
      FROM up JOIN areas next ON next.id = CASE WHEN up.valid_to IS NULL OR up.kind = 'khu_pho' THEN up.parent_id
        ELSE (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id ORDER BY c.id LIMIT 1) END
      WHERE up.height < 8
    )
    SELECT id, kind IN ('phuong', 'xa') AND valid_to IS NULL AS ward FROM up ORDER BY height`;
  return { ids: rows.map(({ id }) => id), ward: rows.find(({ ward }) => ward)?.id ?? null };
}
