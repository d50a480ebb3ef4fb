import type { Sql } from '../platform/database.ts';

/** What a moderator reads of assignments that reach nobody. */
export async function unreachedNotes(
  tx: Pick<Sql, '$queryRaw'>,
  assignmentIds: readonly string[],
): Promise<{ id: string; wardId: string | null; note: string }[]> {
  return tx.$queryRaw<{ id: string; wardId: string | null; note: string }[]>`
    SELECT a.id::text, a.ward_id AS "wardId",
      'NV' || a.number || ' · ' || d.title_vi || ' · ' || p.title || ', ' || ar.name || '. Hạn ' ||
        to_char(a.deadline AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') || '. Chưa ai báo đã nhận.' AS note
    FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id JOIN areas ar ON ar.id = a.area_id
    WHERE a.id = ANY(${[...new Set(assignmentIds)]}::uuid[])`;
}
