import { townDay } from '../calendar/town-day.ts';
import { keyOf } from '../language/key.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { chainOf, isPresentUnit, isWithin, presentPostIds } from './change-checks-view.ts';
import { checkedPost, type PostCall } from './checked-post.ts';
import { checkedUnit, type UnitCall } from './checked-unit.ts';
import { editText } from './edit-text.ts';
import { lockOrganisation } from './lock-organisation-store.ts';
import type { EditPost, MakePost } from './organisation-change-schema.ts';
import { addOrganisationHistory } from './organisation-history-store.ts';
import { kindOf } from './plan-holders.ts';
import { freePostId } from './plan-succession.ts';
import { type PostContent, type StoredPost, siblings, storedPost } from './post-content-view.ts';
import { POST_KINDS, postKind } from './post-kinds.ts';
import { clearHeads, insertPost, updatePost } from './post-store.ts';
import { refusedWords } from './refused-words.ts';
import { lockUnits, takenPostIds } from './succession-store.ts';

/**
 * A unit gets a post, which nobody holds yet.
 * @returns its id.
 * @throws AppError as `checkedUnit`; `invalid` for what does not fit.
 */
export async function makePost(
  tx: Transaction,
  { viewer, unitId, ...wish }: UnitCall & MakePost,
  now: Date,
): Promise<{ id: string }> {
  await lockOrganisation(tx);
  const unit = checkedUnit({ viewer, unitId }, await lockUnits(tx, viewer, [unitId]));
  const content = await checkedContent(tx, { viewer, unit, stored: null, postId: null }, wish);
  const id = freePostId(unitId, new Set(await takenPostIds(tx, unitId)));
  await insertPost(tx, { id, unitId, ...content, validFrom: townDay(now) });
  await addOrganisationHistory(tx, [{ postId: id, kind: 'made', text: content.title }], sourceOf(viewer, now));
  if (content.head) await leadAlone(tx, { viewer, unitId, postId: id }, now);
  return { id };
}

/**
 * Changes what a post is: who holds it stays.
 * @throws AppError as `checkedPost`; `stale`; `invalid` for what does not fit, as superiors in a circle.
 */
export async function editPost(
  tx: Transaction,
  { viewer, postId, version, ...wish }: PostCall & EditPost,
  now: Date,
): Promise<void> {
  await lockOrganisation(tx);
  const { unitId } = await checkedPost(tx, { viewer, postId }, { wish: 'change', now });
  const before = await storedPost(tx, postId);
  if (before.version !== version) throw new AppError('stale', refusedWords.stale);
  const unit = checkedUnit({ viewer, unitId }, await lockUnits(tx, viewer, [unitId]));
  const content = await checkedContent(tx, { viewer, unit, stored: before, postId }, wish);
  await updatePost(tx, postId, content);
  const text = editText(editsOf(before, await storedPost(tx, postId)));
  if (text) await addOrganisationHistory(tx, [{ postId, kind: 'edited', text }], sourceOf(viewer, now));
  if (content.head) await leadAlone(tx, { viewer, unitId, postId }, now);
}

interface Place {
  viewer: Viewer;
  unit: { id: string; areaId: string };
  /** Null: a new post. */
  postId: string | null;
  stored: StoredPost | null;
}

/** What is wished, as it is kept. Each thing that does not fit is refused with what is wrong. */
async function checkedContent(
  tx: Transaction,
  { viewer, unit, postId, stored }: Place,
  wish: MakePost,
): Promise<PostContent> {
  const title = wish.title.normalize('NFC').replace(/\s+/g, ' ');
  const kind = wish.kind ?? kindOf(title);
  const wrong = (field: string, words: string) => new AppError('invalid', words, { fields: [field] });
  if (!Object.hasOwn(POST_KINDS, kind) && kind !== stored?.kind) throw wrong('kind', refusedWords.noPostKind);
  const { areaId, superiorId, substituteId, head } = wish;
  if (areaId !== null && areaId !== stored?.areaId && !(await isWithin(tx, { areaId, within: unit.areaId })))
    throw wrong('areaId', refusedWords.areaOutside);
  const others = (await siblings(tx, unit.id)).filter(({ id }) => id !== postId);
  if (others.some((other) => keyOf(other.title) === keyOf(title) && other.areaId === areaId))
    throw wrong('title', refusedWords.postThere);
  const present = await presentPostIds(
    tx,
    viewer,
    [superiorId, substituteId].filter((id) => id !== null),
  );
  if (substituteId !== null && substituteId === postId) throw wrong('substituteId', refusedWords.notOwnSubstitute);
  if (substituteId !== null && !present.has(substituteId)) throw wrong('substituteId', refusedWords.noSubstitute);
  if (superiorId !== null && superiorId === postId) throw wrong('superiorId', refusedWords.notOwnSuperior);
  if (superiorId !== null && !present.has(superiorId)) throw wrong('superiorId', refusedWords.noSuperior);
  if (superiorId !== null && postId !== null) {
    const chain = await chainOf(tx, superiorId);
    const at = chain.findIndex(({ id }) => id === postId);
    if (at > 0) {
      const titles = chain.slice(0, at).map((above) => above.title);
      throw wrong('superiorId', refusedWords.superiorBelow(titles[0]!, titles.slice(1)));
    }
  }
  const appointingUnitId = wish.appointingUnitId === unit.id ? null : wish.appointingUnitId;
  if (appointingUnitId !== null && !(await isPresentUnit(tx, viewer, appointingUnitId)))
    throw wrong('appointingUnitId', refusedWords.noAppointing);
  return { title, kind, areaId, head, superiorId, substituteId, appointingUnitId };
}

/** One post leads a unit: whichever did before does no more. */
async function leadAlone(tx: Transaction, { viewer, unitId, postId }: PostCall & UnitCall, now: Date): Promise<void> {
  const former = (await siblings(tx, unitId)).filter(({ id, head }) => head && id !== postId).map(({ id }) => id);
  await clearHeads(tx, former);
  const text = editText([['đứng đầu đơn vị', 'có', 'không']]);
  const events = former.map((id) => ({ postId: id, kind: 'edited', text }));
  await addOrganisationHistory(tx, events, sourceOf(viewer, now));
}

const editsOf = (before: StoredPost, after: StoredPost) =>
  [
    ['tên', before.title, after.title],
    ['loại', postKind(before.kind).vi, postKind(after.kind).vi],
    ['khu dân cư', before.areaName, after.areaName],
    ['đứng đầu đơn vị', yesNo(before.head), yesNo(after.head)],
    ['cấp trên', before.superior, after.superior],
    ['người thay khi vắng', before.substitute, after.substitute],
    ['cấp bổ nhiệm', before.appointingUnit, after.appointingUnit],
  ] as const;

const yesNo = (yes: boolean) => (yes ? 'có' : 'không');

const sourceOf = ({ staffId }: Viewer, now: Date) => ({ actor: 'moderator', staffId, now }) as const;
