import type { HeldPost } from '../organisation/held-posts-view.ts';
import { kindsSeeing } from '../organisation/post-kinds.ts';
import { Prisma } from '../platform/database.ts';

/** A cadre as the policy knows them: who they are, and the posts that they hold, act in or stand in for on a day. */
export interface Cadre {
  personId: string;
  /** `YYYY-MM-DD` of the town. */
  day: string;
  posts: readonly HeldPost[];
}

/**
 * The one policy of which issues a cadre may see, as a condition on `issues i`, used by list, single read, counts, search and digests
 * alike: what is assigned to their posts, to the units that they lead, and, where the kind of a post says so, to the posts below.
 * Never one that is about themselves, whatever post they see it from; and none of which it is not known yet whom it is about.
 */
export function visibleWork({ personId, posts }: Cadre): Prisma.Sql {
  const own = posts.map(({ postId }) => postId);
  if (own.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`(
    i.about IS DISTINCT FROM 'unknown'
    AND (i.post_id = ANY(${own}::text[])
      OR i.unit_id IN (SELECT p.unit_id FROM posts p WHERE p.id = ANY(${own}::text[])
        AND (p.head OR p.kind = ANY(${kindsSeeing('unit', 'below')}::text[])))
      OR i.post_id IN (${below(own)}) OR i.unit_id IN (SELECT p.unit_id FROM posts p WHERE p.head AND p.id IN (${below(own)})))
    AND NOT ${isAbout(personId)})`;
}

/** The posts that these are the superiors of, over all steps, where their kind looks so far. */
function below(own: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE below AS (
      SELECT p.id FROM posts p JOIN posts s ON s.id = p.superior_id
      WHERE s.id = ANY(${[...own]}::text[]) AND s.kind = ANY(${kindsSeeing('below')}::text[])
      UNION
      SELECT p.id FROM posts p JOIN below b ON p.superior_id = b.id
    )
    SELECT id FROM below`;
}

/**
 * Whether an issue `i` is about this person: a post is its subject that they hold or held since it was reported, or a unit in which they
 * do. Somebody known by the same phone under another post is the same person, linked or not.
 */
export function isAbout(personId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM issue_subjects s
    JOIN posts sp ON sp.id = s.post_id OR sp.unit_id = s.unit_id
    JOIN holders sh ON sh.post_id = sp.id AND (sh.until IS NULL OR sh.until >= (i.created_at + interval '7 hours')::date)
    WHERE s.issue_id = i.id AND (sh.person_id = ${personId}::uuid
      OR sh.phone_hash IN (SELECT me.phone_hash FROM holders me WHERE me.person_id = ${personId}::uuid)))`;
}
