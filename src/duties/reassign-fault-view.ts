import { visibleUnits } from '../organisation/visible-units.ts';
import type { Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { visibleAssignments } from './visible-assignments.ts';

/** Why an assignment cannot go to a post: it is none that the viewer may see today, or it has the same one already; null: it can. */
export async function reassignFault(
  tx: Pick<Sql, '$queryRaw'>,
  viewer: Viewer,
  { number, postId, day }: { number: number; postId: string; day: string },
): Promise<'unknown_post' | 'has_it' | null> {
  const [post] = await tx.$queryRaw<{ hasIt: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM assignments a JOIN assignments other ON other.duty_code = a.duty_code AND other.occurrence = a.occurrence
      WHERE a.number = ${number} AND other.post_id = p.id AND ${visibleAssignments(viewer)}) AS "hasIt"
    FROM posts p JOIN units u ON u.id = p.unit_id
    WHERE p.id = ${postId} AND (p.valid_to IS NULL OR p.valid_to >= ${day}::date) AND (u.valid_to IS NULL OR u.valid_to >= ${day}::date)
      AND ${visibleUnits(viewer)}`;
  if (!post) return 'unknown_post';
  return post.hasIt ? 'has_it' : null;
}
