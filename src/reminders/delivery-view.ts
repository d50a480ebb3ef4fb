import type { AssignmentStatus } from '../duties/assignment.ts';
import type { Sql } from '../platform/database.ts';

export interface Delivery {
  key: string;
  assignmentId: string;
  status: AssignmentStatus;
  state: string;
  queuedAt: Date;
}

/** How messages stand that said reminders to those who have the assignment. */
export async function deliveriesOf(tx: Pick<Sql, '$queryRaw'>, keys: readonly string[]): Promise<Delivery[]> {
  return tx.$queryRaw<Delivery[]>`
    SELECT m.message_key AS key, a.id::text AS "assignmentId", a.status, o.state, o.created_at AS "queuedAt"
    FROM reminders m JOIN assignments a ON a.id = m.assignment_id JOIN outbox_messages o ON o.once_key = m.message_key
    WHERE m.message_key = ANY(${[...keys]}::text[]) AND m.audience IN ('holder', 'other_channel')`;
}
