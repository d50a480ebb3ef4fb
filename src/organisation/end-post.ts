import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { presentPostIds } from './change-checks-view.ts';
import { checkedPost, type PostCall } from './checked-post.ts';
import { endPostRows } from './end-post-store.ts';
import { lockOrganisation } from './lock-organisation-store.ts';
import type { EndPost, PostEnd } from './organisation-change-schema.ts';
import { holderNames, inferiors, type NamedPost, namedPost, type StoredPost, storedPost } from './post-content-view.ts';
import { refusedWords } from './refused-words.ts';
import type { PostWork } from './work-move.ts';

/**
 * A post ends. Its successor, where one is named, gets its open duties and issues and the posts below it, and leads the unit where it did.
 * Without one its duties reach nobody and are a moderator's, and its issues are the unit's again. With `preview` it only says what would be done.
 * @throws AppError as `checkedPost`; `stale`; `invalid` for the day or the successor, or where it is needed: for a post that leads its unit,
 *   or that others have above them.
 */
export async function endPost(
  tx: Transaction,
  { viewer, postId, lastDay, to, act, version, preview }: PostCall & EndPost,
  { work, now }: { work: PostWork; now: Date },
): Promise<PostEnd> {
  await lockOrganisation(tx);
  const { unitId } = await checkedPost(tx, { viewer, postId }, { wish: 'change', now });
  const post = await storedPost(tx, postId);
  if (post.validTo !== null) throw new AppError('not_allowed', refusedWords.postEnded);
  if (post.version !== version) throw new AppError('stale', refusedWords.stale);
  checkDay(post, lastDay, townDay(now));
  const successor = to === null ? null : await checkedSuccessor(tx, { viewer, postId, to });
  if (post.head && successor?.unitId !== unitId) throw wrong('to', refusedWords.leadsUnit);
  const below = await inferiors(tx, postId);
  if (below.length > 0 && !successor) throw wrong('to', refusedWords.isSuperior(below.map(({ title }) => title)));
  const count = await work.count(tx, { unitId: null, postIds: [postId] });
  const holders = await holderNames(tx, postId, townDay(now));
  if (!preview) {
    const { name } = await namedPost(tx, postId);
    const ending = { post: { id: postId, name, head: post.head }, lastDay, act: act || null, successor, below };
    await endPostRows(tx, ending, { actor: 'moderator', staffId: viewer.staffId, now });
    const posts = new Map(successor ? [[postId, successor.id]] : []);
    const toUnit = successor?.unitId ?? unitId;
    await work.move(tx, { unitId, postId, toUnit, posts, staffId: viewer.staffId }, now);
  }
  return {
    ...{ holders, ...count, leads: post.head },
    below: below.filter(({ id }) => id !== successor?.id).map((other) => other.title),
  };
}

function checkDay({ validFrom }: StoredPost, lastDay: string, today: string): void {
  if (lastDay > today) throw wrong('lastDay', refusedWords.lastDayAhead);
  if (validFrom !== null && lastDay < validFrom) throw wrong('lastDay', refusedWords.lastDayBeforePost);
}

/** A post that exists, of a unit that the viewer may see. */
async function checkedSuccessor(
  tx: Transaction,
  { viewer, postId, to }: { viewer: Viewer; postId: string; to: string },
): Promise<NamedPost> {
  if (to === postId) throw wrong('to', refusedWords.postSuccessorItself);
  const present = await presentPostIds(tx, viewer, [to]);
  if (!present.has(to)) throw wrong('to', refusedWords.noPostSuccessor);
  return namedPost(tx, to);
}

const wrong = (field: string, words: string) => new AppError('invalid', words, { fields: [field] });
