import { type NewTimer, setTimers } from '../messages/timer-store.ts';
import type { Sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Assignment } from './assignment.ts';
import { type Change, type Changed, changeAssignment, type Refusal } from './change-table.ts';
import type { Evidence } from './duty.ts';
import type { PlannedAssignment } from './plan-assignments.ts';

/** The timer by which an assignment is looked at again; its subject is the assignment's id. `src/reminders` handles it. */
export const LOOK_AT_ASSIGNMENT = 'assignment';

/**
 * Gives what is not given yet: known by duty, occurrence and post, so that asking again gives nothing twice; what somebody gave to another
 * post since, the plan does not give again.
 * @param staffId Who of the office gives them by hand; null: the plan does.
 * @returns how many.
 */
export async function giveAssignments(
  tx: Sql,
  planned: readonly PlannedAssignment[],
  now: Date,
  staffId: string | null = null,
): Promise<number> {
  if (planned.length === 0) return 0;
  const rows = JSON.stringify(planned.map(({ event, ...one }) => ({ ...one, id: newId(), ...event })));
  const given = await tx.$queryRaw<{ id: string }[]>`
    WITH incoming AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS r(id uuid, "dutyCode" text, occurrence text, "postId" text, "areaId" text, "wardId" text,
        deadline timestamptz, day date, time text, supports text[])
      WHERE ${staffId}::uuid IS NOT NULL OR NOT EXISTS (SELECT FROM assignments a
        WHERE a.duty_code = r."dutyCode" AND a.occurrence = r.occurrence AND a.planned_post_id = r."postId")
    ), given AS (
      INSERT INTO assignments (id, duty_code, occurrence, post_id, area_id, ward_id, status, assigned_at, deadline, event_day, event_time,
        looked_through, updated_at)
      SELECT id, "dutyCode", occurrence, "postId", "areaId", "wardId", 'assigned', ${now}::timestamptz, deadline, day, time,
        -- What falls due at this very moment has not been looked at.
        ${now}::timestamptz - interval '1 ms', ${now}::timestamptz
      FROM incoming ORDER BY deadline, "dutyCode", "postId"
      ON CONFLICT (duty_code, occurrence, post_id) DO NOTHING RETURNING id
    ), helped AS (
      INSERT INTO assignment_supports (assignment_id, post_id)
      SELECT i.id, post FROM incoming i JOIN given g ON g.id = i.id CROSS JOIN unnest(i.supports) AS post
      ON CONFLICT DO NOTHING
    ), told AS (
      INSERT INTO assignment_history (assignment_id, at, actor, staff_id, change, to_status)
      SELECT id, ${now}::timestamptz, ${staffId === null ? 'system' : 'moderator'}, ${staffId}::uuid, 'assigned', 'assigned' FROM given
    )
    SELECT id::text FROM given`;
  await setTimers(
    tx,
    given.map(({ id }) => lookAt(id, now)),
  );
  return given.length;
}

/** Open assignments go to the day and hour that their event has now. @returns the ids of those that were moved. */
export async function moveEvents(tx: Sql, planned: readonly PlannedAssignment[]): Promise<string[]> {
  const ofEvents = planned.filter(({ event }) => event !== null);
  if (ofEvents.length === 0) return [];
  const rows = ofEvents.map(({ dutyCode, occurrence, postId, event }) => ({ dutyCode, occurrence, postId, ...event }));
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE assignments a SET event_day = r.day, event_time = r.time
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("dutyCode" text, occurrence text, "postId" text, day date, time text)
    WHERE a.duty_code = r."dutyCode" AND a.occurrence = r.occurrence AND (a.post_id = r."postId" OR a.planned_post_id = r."postId")
      AND a.status NOT IN ('done', 'declined', 'cancelled') AND (a.event_day, a.event_time) IS DISTINCT FROM (r.day, r.time)
    RETURNING a.id::text`;
  return moved.map(({ id }) => id);
}

/** Who changes something, and how it reached us. */
export type Changer =
  | { actor: 'cadre'; personId: string; channel: string }
  | { actor: 'moderator'; staffId: string }
  | { actor: 'system' };

/** One assignment as it stands, with what its duty asks for. */
export interface AssignmentRow extends Assignment {
  id: string;
  number: number;
  dutyCode: string;
  postId: string;
  areaId: string;
  version: number;
  asked: Evidence[];
  isReviewed: boolean;
}

export interface Wanted {
  id: string;
  change: Change;
  by: Changer;
  /** What is refused where somebody else was faster; left out: whatever the version. */
  version?: number;
}

export type Outcome = { row: AssignmentRow } & ({ ok: true } | { ok: false; why: Refusal | 'stale' });

/**
 * Changes assignments by the one table, with history, and has them looked at again. Locks their rows until the commit.
 * @returns what became of each, in the order of the wishes; null where there is no such assignment.
 */
export async function changeAssignments(tx: Sql, wanted: readonly Wanted[], now: Date): Promise<(Outcome | null)[]> {
  if (wanted.length === 0) return [];
  const rows = new Map(
    (
      await lockAssignments(
        tx,
        wanted.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const written = new Map<string, AssignmentRow>();
  const history: HistoryRow[] = [];
  const outcomes = wanted.map((wish): Outcome | null => {
    const row = rows.get(wish.id);
    if (!row) return null;
    if (wish.version !== undefined && wish.version !== row.version) return { row, ok: false, why: 'stale' };
    const changed = applied(row, wish.change, now);
    if (!changed.ok) return { row, ok: false, why: changed.why };
    const next = { ...row, ...changed.assignment, ...('postId' in wish.change && { postId: wish.change.postId }) };
    // The next version is written down once, however many changes one transaction makes.
    rows.set(wish.id, next);
    written.set(wish.id, next);
    history.push(historyOf(wish, row, next, now));
    return { row: next, ok: true };
  });
  await writeAssignments(tx, [...written.values()], { now, wanted });
  await writeHistory(tx, history);
  await setTimers(
    tx,
    [...written.keys()].map((id) => lookAt(id, now)),
  );
  return outcomes;
}

/** What nobody looks at is done as soon as it is filed. */
function applied(row: AssignmentRow, change: Change, now: Date): Changed {
  const changed = changeAssignment(row, change, { now, evidence: row.asked });
  if (!changed.ok || change.change !== 'file_evidence' || row.isReviewed) return changed;
  return changeAssignment(changed.assignment, { change: 'accept' }, { now, evidence: row.asked });
}

/** Reads and locks. */
export async function lockAssignments(tx: Sql, ids: readonly string[]): Promise<AssignmentRow[]> {
  return tx.$queryRaw<AssignmentRow[]>`
    SELECT a.id::text, a.number, a.duty_code AS "dutyCode", a.post_id AS "postId", a.area_id AS "areaId", a.status, a.deadline,
      a.delivered_at AS "deliveredAt", a.acknowledged_at AS "acknowledgedAt", a.is_receipt_late AS "isReceiptLate", a.progress,
      a.evidence, a.times_asked AS "timesAsked", to_char(a.asked_day, 'YYYY-MM-DD') AS "askedDay",
      a.snoozed_until AS "snoozedUntil", a.overdue_at AS "overdueAt", a.done_at AS "doneAt", a.version,
      d.evidence AS asked, d.is_reviewed AS "isReviewed"
    FROM assignments a JOIN duties d ON d.code = a.duty_code
    WHERE a.id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY a.id FOR UPDATE OF a`;
}

/** From here on nothing that was to be said before is said: the plan is another one. */
const ANEW: ReadonlySet<string> = new Set(['move', 'grant_time', 'snooze', 'reassign']);
/** Whatever the calendar says, this deadline was set by somebody. */
const BY_HAND: ReadonlySet<string> = new Set(['grant_time']);
/** The new holder has heard of nothing yet. */
const REASSIGNED: ReadonlySet<string> = new Set(['reassign']);

async function writeAssignments(
  tx: Sql,
  rows: readonly AssignmentRow[],
  { now, wanted }: { now: Date; wanted: readonly Wanted[] },
): Promise<void> {
  if (rows.length === 0) return;
  const by = (names: ReadonlySet<string>, id: string) =>
    wanted.some((wish) => wish.id === id && names.has(wish.change.change));
  const values = rows.map((row) => ({
    ...row,
    anew: by(ANEW, row.id),
    byHand: by(BY_HAND, row.id),
    reassigned: by(REASSIGNED, row.id),
  }));
  await tx.$executeRaw`
    UPDATE assignments a SET post_id = r."postId",
      planned_post_id = CASE WHEN r.reassigned THEN coalesce(a.planned_post_id, a.post_id) ELSE a.planned_post_id END, status = r.status, deadline = r.deadline, delivered_at = r."deliveredAt",
      acknowledged_at = r."acknowledgedAt", is_receipt_late = r."isReceiptLate", progress = r.progress, evidence = r.evidence,
      times_asked = r."timesAsked", asked_day = r."askedDay", snoozed_until = r."snoozedUntil", overdue_at = r."overdueAt",
      done_at = r."doneAt", is_moved = a.is_moved OR r."byHand", told_at = CASE WHEN r.reassigned THEN NULL ELSE a.told_at END,
      assigned_at = CASE WHEN r.reassigned THEN ${now}::timestamptz ELSE a.assigned_at END,
      looked_through = CASE WHEN r.anew THEN greatest(a.looked_through, ${now}::timestamptz - interval '1 ms') ELSE a.looked_through END,
      version = a.version + 1, updated_at = ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(values)}::json) AS r(id uuid, "postId" text, status text, deadline timestamptz,
      "deliveredAt" timestamptz, "acknowledgedAt" timestamptz, "isReceiptLate" boolean, progress int, evidence jsonb,
      "timesAsked" int, "askedDay" date, "snoozedUntil" timestamptz, "overdueAt" timestamptz, "doneAt" timestamptz, anew boolean,
      "byHand" boolean, reassigned boolean)
    WHERE a.id = r.id`;
}

interface HistoryRow {
  assignmentId: string;
  at: Date;
  actor: string;
  personId: string | null;
  staffId: string | null;
  channel: string | null;
  change: string;
  fromStatus: string;
  toStatus: string;
  text: string | null;
}

function historyOf({ change, by }: Wanted, from: AssignmentRow, to: AssignmentRow, at: Date): HistoryRow {
  return {
    ...{
      assignmentId: from.id,
      at,
      actor: by.actor,
      change: change.change,
      fromStatus: from.status,
      toStatus: to.status,
    },
    personId: by.actor === 'cadre' ? by.personId : null,
    staffId: by.actor === 'moderator' ? by.staffId : null,
    channel: by.actor === 'cadre' ? by.channel : null,
    text: textOf(change),
  };
}

/** What a person reads of a change, in the words that were used. */
function textOf(change: Change): string | null {
  switch (change.change) {
    case 'progress':
      return [change.percent === null ? null : `${change.percent}%`, change.text].filter(Boolean).join(' · ') || null;
    case 'decline':
      return change.substitute ? `${change.reason} · ${change.substitute}` : change.reason;
    case 'ask_time':
      return `${change.day} · ${change.reason}`;
    case 'move':
      return change.deadline.toISOString();
    case 'snooze':
      return change.until.toISOString();
    case 'file_evidence':
      return change.evidence.flatMap((one) => ('text' in one && one.text ? [one.text] : [])).join(' · ') || null;
    default:
      return 'reason' in change ? change.reason : 'postId' in change ? change.postId : null;
  }
}

async function writeHistory(tx: Sql, rows: readonly HistoryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO assignment_history (assignment_id, at, actor, person_id, staff_id, channel, change, from_status, to_status, text)
    SELECT "assignmentId", at, actor, "personId", "staffId", channel, change, "fromStatus", "toStatus", text
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("assignmentId" uuid, at timestamptz, actor text, "personId" uuid,
      "staffId" uuid, channel text, change text, "fromStatus" text, "toStatus" text, text text)`;
}

function lookAt(id: string, dueAt: Date): NewTimer {
  return { kind: LOOK_AT_ASSIGNMENT, subject: id, dueAt };
}
