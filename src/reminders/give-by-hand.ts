import { momentOn, townDay } from '../calendar/town-day.ts';
import { actingPosts } from '../duties/acting-posts-view.ts';
import { giveAssignments } from '../duties/assignment-store.ts';
import type { Duty } from '../duties/duty.ts';
import { loadDuties } from '../duties/duty-store.ts';
import { type PlannedAssignment, planAssignments } from '../duties/plan-assignments.ts';
import { dutyWords } from '../duties/words.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import { AppError } from '../platform/app-error.ts';
import type { Sql, Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { contactsOf } from './contacts-view.ts';
import type { Give, Given, GivePreview, GivePreviewQuery } from './give-schema.ts';
import { givePosts } from './give-view.ts';
import { planRungs, withoutDoubles } from './plan-rungs.ts';

interface Wish {
  viewer: Viewer;
  code: string;
}

/** Who would get a duty by hand, when each would be told and reminded, and who has it already. @throws AppError as `giveByHand`. */
export async function previewGive(
  tx: Pick<Sql, '$queryRaw'>,
  { viewer, code, day, ...scope }: Wish & GivePreviewQuery,
  now: Date,
): Promise<GivePreview> {
  const { duty, planned, deadline } = await plannedByHand(tx, { viewer, code, day, ...scope }, now);
  const posts = await givePosts(tx, planned, scope.unit ?? null);
  const contacts = await contactsOf(
    tx,
    posts.map(({ post }) => post),
    townDay(now),
  );
  const rungs = planRungs(
    {
      ...{ status: 'assigned', deadline, assignedAt: now, toldAt: null, acknowledgedAt: null, snoozedUntil: null },
      ...{ asksReceipt: duty.asksReceipt, ladder: duty.ladder, event: null },
    },
    await loadWorkCalendar(tx),
  );
  return {
    deadline: deadline.toISOString(),
    rungs: withoutDoubles(rungs)
      .filter(({ at }) => at > now)
      .map(({ kind, key, at }) => ({ kind, rung: key, at: at.toISOString() })),
    items: posts.map((post) => {
      const { phoneCipher: _, ...contact } = contacts.get(post.post)!;
      return { ...post, contact };
    }),
  };
}

/**
 * Gives a duty of the catalogue to posts by hand, due on a day. Asked again it gives nothing twice.
 * @throws AppError `not_found`, `invalid` for a day that is over or a post that the viewer may not give it to.
 */
export async function giveByHand(
  tx: Transaction,
  { viewer, code, day, postIds }: Wish & Give,
  now: Date,
): Promise<Given> {
  const { planned } = await plannedByHand(tx, { viewer, code, day, kinds: null }, now);
  const known = new Map(planned.map((one) => [one.postId, one]));
  const wanted = [...new Set(postIds)];
  if (wanted.some((id) => !known.has(id)))
    throw new AppError('invalid', dutyWords.unknownPost, { fields: ['postIds'] });
  const chosen = wanted.map((id) => known.get(id)!);
  const given = await giveAssignments(tx, chosen, now, viewer.staffId);
  await announce(tx, [{ kind: 'duties', id: code }]);
  return { given, already: wanted.length - given };
}

interface ByHand extends Wish {
  day: string;
  /** Null: any kind. */
  kinds?: string[] | null;
  area?: string;
}

/** Pure but for its reading: the shares of a duty as if its plan said this day, of posts that the viewer may give it to. */
async function plannedByHand(
  tx: Pick<Sql, '$queryRaw'>,
  { viewer, code, day, kinds, area }: ByHand,
  now: Date,
): Promise<{ duty: Duty; planned: PlannedAssignment[]; deadline: Date }> {
  const today = townDay(now);
  const duty = (await loadDuties(tx, today)).find((one) => one.code === code);
  if (!duty) throw new AppError('not_found', dutyWords.notFound);
  const deadline = momentOn(day, duty.hour);
  if (deadline <= now) throw new AppError('invalid', dutyWords.dayOver, { fields: ['day'] });
  const posts = await actingPosts(tx, today);
  const wantedKinds = kinds === null ? [...new Set(posts.flatMap((post) => post.kinds))] : (kinds ?? duty.actor.kinds);
  const once: Duty = {
    ...{ ...duty, recurrence: { kind: 'once', day }, roll: 'none', validFrom: null, validTo: null },
    actor: { ...duty.actor, kinds: wantedKinds, areaId: area ?? null },
  };
  const season = { today, calendar: await loadWorkCalendar(tx), events: [], between: { from: day, to: day } };
  const planned = planAssignments([once], posts, season).filter(
    ({ wardId }) => seesEverything(viewer) || (wardId !== null && viewer.areaIds.includes(wardId)),
  );
  return { duty, planned, deadline };
}
