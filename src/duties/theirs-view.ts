import { heldPosts } from '../organisation/held-posts-view.ts';
import { recipientsOf } from '../organisation/recipient-view.ts';
import type { Sql } from '../platform/database.ts';

/** Who asks for an assignment of a post. */
export interface Asked {
  personId: string;
  postId: string;
}

/**
 * Whether each may see and change what a post owes on `day` (`YYYY-MM-DD` of the town): whoever holds it, acts in it or stands in for it;
 * and whoever is told of its duties in its place, because nobody else can be: what one is asked to see to, one can do something about.
 */
export async function areTheirs(sql: Pick<Sql, '$queryRaw'>, asked: readonly Asked[], day: string): Promise<boolean[]> {
  const held = await heldPosts(
    sql,
    asked.map(({ personId }) => personId),
    day,
  );
  const isHeld = asked.map(({ personId, postId }) => (held.get(personId) ?? []).some((post) => post.postId === postId));
  const others = asked.flatMap(({ postId }, nr) => (isHeld[nr] ? [] : [postId]));
  const told = await recipientsOf(sql, [...new Set(others)], day);
  return asked.map(({ personId, postId }, nr) => {
    const who = told.get(postId);
    return isHeld[nr]! || (who?.to === 'person' && who.personId === personId);
  });
}
