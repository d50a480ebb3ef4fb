import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { addAbsence, cancelAbsence, isAway, postOfAbsence } from './absence-store.ts';
import { checkedPost, type PostCall } from './checked-post.ts';
import { sayDay } from './holder-rows.ts';
import { presentHolder } from './link-holder-store.ts';
import { lockPost } from './lock-post-store.ts';
import type { SetAbsence } from './organisation-change-schema.ts';
import { addOrganisationHistory } from './organisation-history-store.ts';
import { refusedWords } from './refused-words.ts';

/**
 * Who holds a post is away for some days; its messages go to the post that is named, meanwhile.
 * @throws AppError as `checkedPost`; `not_allowed` where nobody holds it then, the days are past, overlap another absence, or the
 *   substitute is none.
 */
export async function setAbsence(
  tx: Transaction,
  { viewer, postId, fromDay, toDay, substituteId, reason }: PostCall & SetAbsence,
  now: Date,
): Promise<void> {
  const today = townDay(now);
  await checkedPost(tx, { viewer, postId }, { wish: 'tend', now });
  if (toDay < today) throw new AppError('not_allowed', refusedWords.overInPast);
  const holder = await presentHolder(tx, postId, fromDay);
  if (!holder) throw new AppError('not_allowed', refusedWords.vacant);
  if (substituteId === postId) throw new AppError('not_allowed', refusedWords.notOwnSubstitute);
  const substitute = substituteId === null ? null : await lockPost(tx, viewer, { postId: substituteId, day: today });
  if (substituteId !== null && (substitute === null || substitute.ended))
    throw new AppError('not_allowed', refusedWords.noSubstitute);
  const { holderId } = holder;
  if (await isAway(tx, { holderId, fromDay, toDay })) throw new AppError('not_allowed', refusedWords.awayAlready);
  await addAbsence(tx, { postId, holderId, fromDay, toDay, substituteId, reason: reason || null }, now);
  const text = `${holder.name}, ${period({ fromDay, toDay })}${substitute ? `, ${substitute.title} làm thay` : ''}`;
  await addOrganisationHistory(tx, [{ postId, kind: 'absent', text }], sourceOf(viewer, now));
}

/** @throws AppError as `checkedPost`; `not_found` where there is no such absence any more. */
export async function takeAbsenceBack(
  tx: Transaction,
  { viewer, absenceId }: { viewer: Viewer; absenceId: string },
  now: Date,
): Promise<void> {
  const postId = await postOfAbsence(tx, absenceId);
  if (!postId) throw new AppError('not_found', refusedWords.noAbsence);
  await checkedPost(tx, { viewer, postId }, { wish: 'tend', now });
  const taken = await cancelAbsence(tx, { id: absenceId, day: townDay(now), now });
  if (!taken) throw new AppError('not_found', refusedWords.noAbsence);
  const text = `${taken.name}, ${period(taken)}`;
  await addOrganisationHistory(tx, [{ postId, kind: 'back', text }], sourceOf(viewer, now));
}

const period = ({ fromDay, toDay }: { fromDay: string; toDay: string }) =>
  fromDay === toDay ? sayDay(fromDay) : `${sayDay(fromDay)}–${sayDay(toDay)}`;

const sourceOf = ({ staffId }: Viewer, now: Date) => ({ actor: 'moderator', staffId, now }) as const;
