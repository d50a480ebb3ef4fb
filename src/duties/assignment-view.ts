import { Prisma, type Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { FiledEvidence } from './assignment.ts';
import { assignmentItems, isoTime } from './assignment-list-view.ts';
import { CHANGES } from './change-table.ts';
import type { AssignmentView, FiledView } from './duty-schema.ts';
import { visibleAssignments } from './visible-assignments.ts';

type Reader = Pick<Sql, '$queryRaw'>;

export interface OneAssignment {
  number: number;
  /** The address of a stored medium, signed for a while. */
  mediaUrl(id: string): string;
}

/** What somebody of the office can do with an assignment. */
const DECISIONS = ['accept', 'return', 'grant_time', 'refuse_time', 'reassign', 'cancel', 'move'] as const;

/** One assignment by its number, with its history and reminders; null where there is none or it is not to be seen. */
export async function viewAssignment(
  tx: Reader,
  viewer: Viewer,
  { number, mediaUrl }: OneAssignment,
): Promise<AssignmentView | null> {
  const [item] = await assignmentItems(tx, Prisma.sql`WHERE a.number = ${number} AND ${visibleAssignments(viewer)}`);
  if (!item) return null;
  const [more] = await tx.$queryRaw<
    (Pick<AssignmentView, 'asked' | 'supportTitles'> & { evidence: FiledEvidence[] })[]
  >`
    SELECT d.evidence AS asked, a.evidence,
      ARRAY(SELECT p.title FROM assignment_supports s JOIN posts p ON p.id = s.post_id WHERE s.assignment_id = a.id ORDER BY p.id)
        AS "supportTitles"
    FROM assignments a JOIN duties d ON d.code = a.duty_code WHERE a.id = ${item.id}::uuid`;
  const evidence = await filedOf(tx, more!.evidence, mediaUrl);
  const history = await tx.$queryRaw<AssignmentView['history']>`
    SELECT ${isoTime('h.at')} AS at, h.actor, s.name AS staff, h.channel, h.change, h.from_status AS "from", h.to_status AS "to",
      coalesce(p.title, h.text) AS text,
      (SELECT l.name FROM holders l WHERE l.person_id = h.person_id ORDER BY l.created_at DESC LIMIT 1) AS cadre
    FROM assignment_history h LEFT JOIN staff_users s ON s.id = h.staff_id
    LEFT JOIN posts p ON h.change = 'reassign' AND p.id = h.text
    WHERE h.assignment_id = ${item.id}::uuid ORDER BY h.id`;
  const reminders = await tx.$queryRaw<AssignmentView['reminders']>`
    SELECT m.kind, m.rung, m.audience, ${isoTime('m.due_at')} AS "dueAt", m.post_id AS post, p.title AS "postTitle", m.via, m.state,
      ${isoTime('m.said_at')} AS "saidAt", o.state AS delivery, ${isoTime('o.sent_at')} AS "deliveredAt", o.reason, o.channel,
      o.content->>'text' AS text, CASE WHEN o.reason = 'waits_for_person' THEN json_build_object(
        'sentAt', ${isoTime('t.sent_at')}, 'arrivedAt', ${isoTime('t.arrived_at')}) END AS asked
    FROM reminders m LEFT JOIN posts p ON p.id = m.post_id LEFT JOIN outbox_messages o ON o.once_key = m.message_key
      LEFT JOIN outbox_templates t ON t.message_id = o.id
    WHERE m.assignment_id = ${item.id}::uuid ORDER BY m.id`;
  const may = DECISIONS.filter((name) => CHANGES[name].from.includes(item.status)).filter(
    (name) => item.askedDay !== null || (name !== 'grant_time' && name !== 'refuse_time'),
  );
  return { ...item, ...more!, evidence, may: [...may], history, reminders };
}

/** Photos with their addresses, as far as they are stored. */
async function filedOf(
  tx: Reader,
  filed: readonly FiledEvidence[],
  mediaUrl: (id: string) => string,
): Promise<FiledView[]> {
  const ids = filed.flatMap((one) => (one.kind === 'photo' ? one.mediaIds : []));
  const rows =
    ids.length === 0
      ? []
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT id::text FROM media WHERE id = ANY(${ids}::uuid[]) AND state = 'stored'`;
  const stored = new Set(rows.map(({ id }) => id));
  return filed.map((one) =>
    one.kind === 'photo'
      ? { kind: 'photo', photos: one.mediaIds.map((id) => ({ id, url: stored.has(id) ? mediaUrl(id) : null })) }
      : one,
  );
}
