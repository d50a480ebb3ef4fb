import { phoneOf } from '../../messages/ledger-store.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Viewer } from '../../staff/viewer.ts';
import { visibleTasks } from '../../staff/visible-tasks.ts';
import { PHONE_TASK } from './phone-task.ts';

/**
 * The telephone number, encrypted, of whom an open task says to call, and whether the viewer may see the task at all: with the task
 * goes the number, and with its end it is shown no more. Who withdrew the consent is called by nobody.
 */
export async function phoneOfTask(
  tx: Pick<Transaction, '$queryRaw'>,
  viewer: Viewer,
  taskId: string,
): Promise<{ phoneCipher: Uint8Array | null } | null> {
  const [row] = await tx.$queryRaw<{ phoneCipher: Uint8Array | null }[]>`
    SELECT CASE WHEN c.consented_at IS NOT NULL THEN ${phoneOf} END AS "phoneCipher"
    FROM tasks t JOIN conversations c ON c.id = t.conversation_id JOIN people p ON p.id = c.person_id
    WHERE t.id = ${taskId}::uuid AND t.kind = ${PHONE_TASK} AND t.done_at IS NULL AND ${visibleTasks(viewer)}`;
  return row ?? null;
}
