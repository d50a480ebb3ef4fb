import type { Sql } from '../platform/database.ts';
import type { Relatives } from './post-relatives-view.ts';
import type { Audience } from './rung.ts';

/** Whom a message for a post goes to: a person who holds it or stands in, or nobody but a moderator. */
export type Reached = { to: 'person'; personId: string; postId: string; via: string } | { to: 'moderator' };

/** The organisation's answer for each post on a day (`YYYY-MM-DD`). */
export type ReachPosts = (
  tx: Pick<Sql, '$queryRaw'>,
  postIds: readonly string[],
  day: string,
) => Promise<ReadonlyMap<string, Reached>>;

/** Pure: the post that an audience means; null: a moderator. Where a step of the stairs is missing, the next one is meant. */
export function postOf(audience: Audience, { postId, focal, superior, chair, party }: Relatives): string | null {
  switch (audience) {
    case 'holder':
    case 'other_channel':
      return postId;
    case 'focal':
      return focal ?? superior ?? chair;
    case 'superior':
      return superior ?? chair ?? focal;
    case 'chair':
      return chair ?? superior;
    case 'party':
      return party ?? chair;
    case 'moderator':
      return null;
  }
}
