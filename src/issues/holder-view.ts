import type { Sql } from '../platform/database.ts';
import { AT_WORK } from './work-view.ts';

/** An issue whose unit or post is to hear that it has it. */
export interface ToTell {
  issueId: string;
  code: string;
  /** The row of history that says so: each is told once. */
  cause: bigint;
  text: string;
  vi: string;
  en: string;
  area: string | null;
  place: string | null;
  wardId: string | null;
  dueAt: Date | null;
  /** How often it came back. */
  returned: number;
  photos: string[];
  /** The post that has it, or that leads the unit, and its superiors, the nearest first. */
  posts: { id: string; title: string }[];
}

/** The issues among these that wait for somebody to take them. */
export async function issuesToTell(
  sql: Pick<Sql, '$queryRaw'>,
  ids: readonly string[],
  { anyStatus = false }: { anyStatus?: boolean } = {},
): Promise<ToTell[]> {
  return sql.$queryRaw<ToTell[]>`
    WITH RECURSIVE wanted AS (
      SELECT i.id, coalesce(i.post_id, (SELECT p.id FROM posts p WHERE p.unit_id = i.unit_id AND p.valid_to IS NULL
        ORDER BY p.head DESC, p.id LIMIT 1)) AS post_id
      FROM issues i WHERE i.id = ANY(${[...ids]}::uuid[]) AND i.unit_id IS NOT NULL AND (${anyStatus} OR i.status = ANY(${[...AT_WORK]}::text[]))
    ), up AS (
      SELECT w.id, p.id AS post_id, p.title, p.superior_id, 0 AS depth FROM wanted w JOIN posts p ON p.id = w.post_id
      UNION ALL
      SELECT up.id, p.id, p.title, p.superior_id, up.depth + 1 FROM up JOIN posts p ON p.id = up.superior_id WHERE up.depth < 5
    )
    SELECT i.id AS "issueId", i.code, left(i.text, 500) AS text, c.label_vi AS vi, c.label_en AS en, a.name AS area, i.place,
      i.ward_id AS "wardId", i.due_at AS "dueAt", i.returned,
      coalesce((SELECT max(h.id) FROM issue_history h WHERE h.issue_id = i.id AND h.kind IN ('assigned', 'status')), 0) AS cause,
      ARRAY(SELECT m.id FROM issue_media im JOIN media m ON m.id = im.media_id
        WHERE im.issue_id = i.id AND im.role IN ('report', 'addition') AND m.kind = 'photo' AND m.state = 'stored'
        ORDER BY im.position LIMIT 4)::text[] AS photos,
      coalesce((SELECT json_agg(json_build_object('id', up.post_id, 'title', up.title) ORDER BY up.depth) FROM up WHERE up.id = i.id),
        '[]') AS posts
    FROM issues i JOIN categories c ON c.code = i.category_code LEFT JOIN areas a ON a.id = i.area_id
    WHERE i.id IN (SELECT id FROM wanted) ORDER BY i.id`;
}
