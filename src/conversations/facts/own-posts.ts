import { heldPosts } from '../../organisation/held-posts-view.ts';
import type { Database } from '../../platform/database.ts';
import type { ConversationAtHand } from '../conversation-at-hand.ts';

/** The posts that each of them holds, acts in or stands in for on the day of the turn. */
export async function ownPosts(
  database: Database,
  asks: readonly { conversation: ConversationAtHand; args: { day: string } }[],
): Promise<Set<string>[]> {
  const [first] = asks;
  if (!first) return [];
  const people = asks.map(({ conversation }) => conversation.personId);
  // The turns of a batch are of one moment.
  const held = await heldPosts(database, people, first.args.day);
  return people.map((id) => new Set((held.get(id) ?? []).map(({ postId }) => postId)));
}
