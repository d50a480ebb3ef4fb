import { momentOn, townDay, townHour } from '../calendar/town-day.ts';
import { enqueue } from '../messages/outbox-store.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { settleTasks } from '../staff/task-store.ts';
import type { Viewer } from '../staff/viewer.ts';
import { changeAssignments } from './assignment-store.ts';
import { type OneAssignment, viewAssignment } from './assignment-view.ts';
import { DUTY_ASKED } from './change-duty.ts';
import type { Change } from './change-table.ts';
import type { AssignmentView, ChangeAssignment } from './duty-schema.ts';
import { lastCadre } from './last-cadre-view.ts';
import { reassignFault } from './reassign-fault-view.ts';
import { renewUnreached } from './unreached-task.ts';
import { unitsOf } from './unreached-view.ts';
import { decisionWords, refusalWords } from './words.ts';

interface ModerateAssignment extends OneAssignment {
  viewer: Viewer;
}

/**
 * What somebody of the office decides about an assignment; the cadre who has it hears of it.
 * @throws AppError `not_found`, `stale` with the present item, or `not_allowed` where the table of changes forbids it.
 */
export async function moderateAssignment(
  tx: Transaction,
  { viewer, number, version, mediaUrl, ...wish }: ModerateAssignment & ChangeAssignment,
  now: Date,
): Promise<AssignmentView> {
  const before = await viewAssignment(tx, viewer, { number, mediaUrl });
  if (!before) throw new AppError('not_found', refusalWords.not_found);
  const fault =
    wish.change === 'reassign'
      ? await reassignFault(tx, viewer, { number, postId: wish.postId, day: townDay(now) })
      : null;
  if (fault) throw new AppError('not_allowed', refusalWords[fault], before);
  const change: Change =
    wish.change === 'move'
      ? { change: 'move', deadline: momentOn(wish.day, townHour(new Date(before.deadline))) }
      : wish;
  const unitsBefore = await unitsOf(tx, [before.id]);
  const by = { actor: 'moderator', staffId: viewer.staffId } as const;
  const [outcome] = await changeAssignments(
    tx,
    [{ id: before.id, change, by, ...(version !== undefined && { version }) }],
    now,
  );
  const after = await viewAssignment(tx, viewer, { number, mediaUrl });
  if (!outcome!.ok) {
    const { why } = outcome!;
    throw new AppError(why === 'stale' ? 'stale' : 'not_allowed', refusalWords[why], after);
  }
  await settleTasks(
    tx,
    { kind: DUTY_ASKED, subjects: [before.id] },
    { outcome: change.change, staffId: viewer.staffId, now },
  );
  const units = [...new Set([...unitsBefore, ...(await unitsOf(tx, [before.id]))])];
  await renewUnreached(tx, units, { outcome: change.change, staffId: viewer.staffId, now });
  await tellCadre(tx, { before, after: after!, change }, now);
  await announce(tx, [{ kind: 'assignment', id: before.id }]);
  return after!;
}

/** Whoever last wrote about it is told at once: it is an answer, no reminder. */
async function tellCadre(
  tx: Transaction,
  { before, after, change }: { before: AssignmentView; after: AssignmentView; change: Change },
  now: Date,
): Promise<void> {
  const cadre = await lastCadre(tx, before.id);
  if (!cadre) return;
  const reason = 'reason' in change ? change.reason : '';
  const words = decisionWords[change.change as keyof typeof decisionWords]?.[cadre.lang];
  if (!words) return;
  const name = `NV${before.number} – ${cadre.lang === 'vi' ? before.titleVi : before.titleEn}`;
  await enqueue(tx, [
    {
      ...{ conversationId: cadre.conversationId, priority: 1, readyAt: now },
      reply: { text: words(name, { reason, until: new Date(after.deadline) }) },
      onceKey: `assignment:${before.id}:${after.version}`,
    },
  ]);
  await announce(tx, [{ kind: 'outbox', id: cadre.conversationId }]);
}
