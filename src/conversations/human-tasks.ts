import { addWorkingTime } from '../calendar/working-hours.ts';
import { issueAreas } from '../issues/issue-areas-view.ts';
import type { Transaction } from '../platform/database.ts';
import { addTasks, settleTasks } from '../staff/task-store.ts';

/** The kind of task: somebody waits for an officer in a conversation, whose id is the subject. */
export const HUMAN_TASK = 'human';

/** Somebody who waits is answered within so much working time. Milliseconds; the value of the office, not of a law. */
const ANSWER_WITHIN_MS = 60 * 60_000;

/** Asia/Ho_Chi_Minh is ahead of UTC by so much. */
const ZONE_MS = 7 * 3_600_000;

export interface Waiting {
  conversationId: string;
  homeAreaId: string | null;
  note?: string;
}

/** These people wait for an officer: one open task each, seen in the ward where they live, due by the working clock. */
export async function askForPeople(tx: Transaction, waiting: readonly Waiting[], now: Date): Promise<void> {
  const homes = waiting.flatMap(({ homeAreaId }) => homeAreaId ?? []);
  const areas = await issueAreas(tx, homes, new Date(now.getTime() + ZONE_MS).toISOString().slice(0, 10));
  await addTasks(
    tx,
    waiting.map(({ conversationId, homeAreaId, note }) => ({
      kind: HUMAN_TASK,
      subject: conversationId,
      conversationId,
      wardId: areas.get(homeAreaId ?? '')?.wardId ?? undefined,
      note,
      dueAt: addWorkingTime(now, ANSWER_WITHIN_MS),
    })),
    now,
  );
}

/** Nobody needs to come any more. */
export async function stopWaitingForPeople(
  tx: Transaction,
  conversationIds: readonly string[],
  finish: { outcome: string; staffId: string | null; now: Date },
): Promise<void> {
  await settleTasks(tx, { kind: HUMAN_TASK, subjects: conversationIds }, finish);
}
