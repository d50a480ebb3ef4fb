import type { Transaction } from '../platform/database.ts';
import type { PostContent } from './post-content-view.ts';

/** @param post `validFrom`: its first day, `YYYY-MM-DD`. */
export async function insertPost(
  tx: Transaction,
  { id, unitId, validFrom, ...post }: PostContent & { id: string; unitId: string; validFrom: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO posts (id, unit_id, title, kind, area_id, head, superior_id, substitute_id, appointing_unit_id, valid_from)
    VALUES (${id}, ${unitId}, ${post.title}, ${post.kind}, ${post.areaId}, ${post.head}, ${post.superiorId},
      ${post.substituteId}, ${post.appointingUnitId}, ${validFrom}::date)`;
}

export async function updatePost(tx: Transaction, id: string, post: PostContent): Promise<void> {
  await tx.$executeRaw`
    UPDATE posts SET title = ${post.title}, kind = ${post.kind}, area_id = ${post.areaId}, head = ${post.head},
      superior_id = ${post.superiorId}, substitute_id = ${post.substituteId}, appointing_unit_id = ${post.appointingUnitId},
      version = version + 1
    WHERE id = ${id}`;
}

/** Another post leads their unit from now on. */
export async function clearHeads(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE posts SET head = false, version = version + 1 WHERE id = ANY(${[...ids]}::text[])`;
}
