import { fileIssues } from '../../issues/file-issues.ts';
import { heldPosts } from '../../organisation/held-posts-view.ts';
import type { EffectHandler } from './effect-handlers.ts';

const ZONE_MS = 7 * 3_600_000;

/** What a cadre wrote down for people who told them on paper, by phone, at a stall: filed without a reporter, in their post's name. */
export const fileForOthers: EffectHandler<'file_for_others'> = async (tx, calls, { now }) => {
  const day = new Date(now.getTime() + ZONE_MS).toISOString().slice(0, 10);
  const held = await heldPosts(
    tx,
    calls.map(({ conversation }) => conversation.personId),
    day,
  );
  const results: { codes: string[] }[] = [];
  for (const { args, conversation } of calls) {
    const postId = held.get(conversation.personId)?.[0]?.postId;
    if (postId === undefined) {
      results.push({ codes: [] });
      continue;
    }
    const by = { personId: null, conversationId: null, channel: conversation.channel, source: args.source, postId };
    const filed = await fileIssues(
      tx,
      args.drafts.map((draft) => ({ ...draft, media: [], ...by })),
      now,
    );
    results.push({ codes: filed.map(({ code }) => code) });
  }
  return results;
};
