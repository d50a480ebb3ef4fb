import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { mayDo, tendedUnits, visibleUnits } from './visible-units.ts';

/** A post that is about to be changed, and what the viewer may do with it. */
export interface LockedPost {
  id: string;
  title: string;
  unitId: string;
  may: { change: boolean; tend: boolean };
  /** It, or its unit, is gone. */
  ended: boolean;
}

/** Locks a post of a unit that the viewer may see: who holds it is decided by one at a time. Null where there is none. */
export async function lockPost(
  tx: Transaction,
  viewer: Pick<Viewer, 'role' | 'areaIds'>,
  { postId, day }: { postId: string; day: string },
): Promise<LockedPost | null> {
  const [row] = await tx.$queryRaw<(Omit<LockedPost, 'may'> & { tended: boolean })[]>`
    SELECT p.id, p.title, p.unit_id AS "unitId", ${tendedUnits(viewer)} AS tended,
      coalesce(least(p.valid_to, u.valid_to) < ${day}::date, false) AS ended
    FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.id = ${postId} AND ${visibleUnits(viewer)}
    FOR UPDATE OF p`;
  if (!row) return null;
  const { tended, ...post } = row;
  return { ...post, may: mayDo(viewer, { tended, ended: post.ended }) };
}
