import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { checkedUnit, type UnitCall } from './checked-unit.ts';
import { lockOrganisation } from './lock-organisation-store.ts';
import type { EndUnit, UnitEnd } from './organisation-change-schema.ts';
import { planSuccession } from './plan-succession.ts';
import { refusedWords } from './refused-words.ts';
import { endUnitRows, type LockedUnit, lockUnits, presentPosts, takenPostIds } from './succession-store.ts';
import type { PostWork } from './work-move.ts';

/**
 * A unit ends and others take over; the first of them gets its posts, its open duties and issues. With `preview` it only says which.
 * @throws AppError as `checkedUnit`; `invalid` for the day or the successors.
 */
export async function endUnit(
  tx: Transaction,
  { viewer, unitId, lastDay, to, act, version, preview }: UnitCall & EndUnit,
  { work, now }: { work: PostWork; now: Date },
): Promise<UnitEnd> {
  await lockOrganisation(tx);
  const locked = await lockUnits(tx, viewer, [unitId, ...to]);
  const unit = checkedUnit({ viewer, unitId, version }, locked);
  const today = townDay(now);
  if (lastDay > today) throw new AppError('invalid', refusedWords.lastDayAhead, { fields: ['lastDay'] });
  if (unit.validFrom !== null && lastDay < unit.validFrom)
    throw new AppError('invalid', refusedWords.lastDayBeforeFirst, { fields: ['lastDay'] });
  if (to.includes(unitId)) throw new AppError('invalid', refusedWords.successorItself, { fields: ['to'] });
  const successors = [...new Set(to)].map((id) => locked.get(id));
  if (!successors.every((one) => one !== undefined && one.validTo === null))
    throw new AppError('invalid', refusedWords.noSuccessor, { fields: ['to'] });
  const [first] = successors as LockedUnit[];
  const ended = await presentPosts(tx, unitId, today);
  const moves = planSuccession(ended, {
    unitId: first!.id,
    posts: await presentPosts(tx, first!.id, today),
    takenIds: await takenPostIds(tx, first!.id),
  });
  const count = await work.count(tx, { unitId, postIds: ended.map(({ id }) => id) });
  const holders = new Map(ended.map(({ id, holder }) => [id, holder]));
  if (!preview) {
    const ending = { unitId, unitName: unit.name, lastDay, act: act || null, moves };
    await endUnitRows(tx, { ...ending, successors: successors as LockedUnit[] }, sourceOf(viewer, now));
    const posts = new Map(moves.map(({ from, toId }) => [from.id, toId]));
    await work.move(tx, { unitId, postId: null, toUnit: first!.id, posts, staffId: viewer.staffId }, now);
  }
  return {
    posts: moves.map(({ from, toTitle, isNew }) => ({
      ...{ title: from.title, holder: holders.get(from.id) ?? null, toTitle, isNew },
    })),
    ...count,
  };
}

const sourceOf = ({ staffId }: Viewer, now: Date) => ({ actor: 'moderator', staffId, now }) as const;
