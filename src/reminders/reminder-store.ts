import type { Sql } from '../platform/database.ts';
import type { Waiting } from './next-message.ts';
import type { Audience } from './rung.ts';

export interface NewReminder {
  /** One of the two. */
  assignmentId: string | null;
  issueId: string | null;
  kind: string;
  rung: string;
  audience: Audience;
  deadline: Date;
  /** When the assignment was given to whoever has it; null: of an issue. */
  givenAt: Date | null;
  dueAt: Date;
  isBundled: boolean;
  postId: string | null;
  personId: string | null;
  via: string | null;
  /** `nobody`: no person answers for the post. */
  state: 'waiting' | 'nobody';
  /** Of a moderator who reminds beside the ladder; a text of null: the usual words. */
  byStaff?: { staffId: string; text: string | null };
}

/** Writes down what is due; a rung that is there already stays as it is. @returns those that are new. */
export async function addReminders(tx: Sql, reminders: readonly NewReminder[]): Promise<NewReminder[]> {
  if (reminders.length === 0) return [];
  const added = await tx.$queryRaw<Pick<NewReminder, 'assignmentId' | 'issueId' | 'rung' | 'audience'>[]>`
    INSERT INTO reminders (assignment_id, issue_id, kind, rung, audience, deadline, given_at, due_at, is_bundled, post_id, person_id, via,
      state, staff_id, text)
    SELECT "assignmentId", "issueId", kind, rung, audience, deadline, "givenAt", "dueAt", "isBundled", "postId", "personId", via, state,
      ("byStaff"->>'staffId')::uuid, "byStaff"->>'text'
    FROM json_to_recordset(${JSON.stringify(reminders)}::json) AS r("assignmentId" uuid, "issueId" uuid, kind text, rung text, audience text,
      deadline timestamptz, "givenAt" timestamptz, "dueAt" timestamptz, "isBundled" boolean, "postId" text, "personId" uuid, via text, state text, "byStaff" json)
    ON CONFLICT DO NOTHING
    RETURNING assignment_id::text AS "assignmentId", issue_id::text AS "issueId", rung, audience`;
  const keys = new Set(added.map(keyOf));
  return reminders.filter((reminder) => keys.has(keyOf(reminder)));
}

const keyOf = ({
  assignmentId,
  issueId,
  rung,
  audience,
}: Pick<NewReminder, 'assignmentId' | 'issueId' | 'rung' | 'audience'>) =>
  `${assignmentId ?? issueId} ${rung} ${audience}`;

/** The assignments have been looked at up to now. */
export async function markLooked(tx: Sql, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE assignments SET looked_through = greatest(looked_through, ${now}::timestamptz) WHERE id = ANY(${[...ids]}::uuid[])`;
}

/** What waits to be said to somebody. */
export interface WaitingReminder extends Waiting {
  personId: string;
  assignmentId: string | null;
  issueId: string | null;
  kind: string;
  rung: string;
  audience: Audience;
  deadline: Date;
  givenAt: Date | null;
  postId: string;
  /** Why it comes to this person: as holder, acting, substitute, or as head of the body that appoints. */
  via: string | null;
  /** What a moderator wrote. */
  text: string | null;
}

/** Reads and locks what waits for these people. */
export async function lockWaiting(tx: Sql, personIds: readonly string[]): Promise<WaitingReminder[]> {
  return tx.$queryRaw<WaitingReminder[]>`
    SELECT id::text, person_id::text AS "personId", assignment_id::text AS "assignmentId", issue_id::text AS "issueId", kind, rung,
      audience, deadline, given_at AS "givenAt", is_bundled AS "isBundled", post_id AS "postId", via, text
    FROM reminders WHERE person_id = ANY(${[...personIds]}::uuid[]) AND state = 'waiting' ORDER BY id FOR UPDATE`;
}

export async function dropReminders(tx: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE reminders SET state = 'dropped' WHERE id = ANY(${[...ids]}::bigint[])`;
}

/** Somebody else answers for the post by now. */
export async function handReminders(
  tx: Sql,
  handed: readonly { id: string; personId: string | null; via: string | null }[],
): Promise<void> {
  if (handed.length === 0) return;
  await tx.$executeRaw`
    UPDATE reminders m SET person_id = r."personId", via = r.via,
      state = CASE WHEN r."personId" IS NULL THEN 'nobody' ELSE m.state END
    FROM json_to_recordset(${JSON.stringify(handed)}::json) AS r(id bigint, "personId" uuid, via text) WHERE m.id = r.id`;
}

export async function markSaid(
  tx: Sql,
  said: readonly { id: string; messageKey: string | null }[],
  now: Date,
): Promise<void> {
  if (said.length === 0) return;
  await tx.$executeRaw`
    UPDATE reminders m SET state = CASE WHEN r."messageKey" IS NULL THEN 'nobody' ELSE 'said' END, said_at = ${now}::timestamptz,
      message_key = r."messageKey"
    FROM json_to_recordset(${JSON.stringify(said)}::json) AS r(id bigint, "messageKey" text) WHERE m.id = r.id`;
}

/** A new duty was said, or it was tried: from now on “Đã nhận” is waited for. */
export async function markTold(tx: Sql, assignmentIds: readonly string[], now: Date): Promise<void> {
  if (assignmentIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE assignments SET told_at = coalesce(told_at, ${now}::timestamptz) WHERE id = ANY(${[...assignmentIds]}::uuid[])`;
}
