import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { type LockedPost, lockPost } from './lock-post-store.ts';
import { refusedWords } from './refused-words.ts';

/** Who changes a post. */
export interface PostCall {
  viewer: Viewer;
  postId: string;
}

/**
 * The post, locked, where the viewer may do this with it.
 * @throws AppError `not_found`, `forbidden`, or `not_allowed` where it is gone.
 */
export async function checkedPost(
  tx: Transaction,
  { viewer, postId }: PostCall,
  { wish, now }: { wish: 'change' | 'tend'; now: Date },
): Promise<LockedPost> {
  const post = await lockPost(tx, viewer, { postId, day: townDay(now) });
  if (!post) throw new AppError('not_found', refusedWords.noPost);
  if (post.ended) throw new AppError('not_allowed', refusedWords.postEnded);
  if (!post.may[wish])
    throw new AppError('forbidden', wish === 'change' ? refusedWords.onlyAdministrators : refusedWords.notYours);
  return post;
}
