import type { Session } from '../engine/session.ts';
import { restoredSession, type StoredSession } from '../engine/stored-session.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { sessionRow } from './session-store.ts';
import { visibleConversations } from './visible-conversations.ts';

/** A conversation that a moderator takes, gives back or writes in; its row is held. */
export interface TalkAtDesk {
  id: string;
  personId: string;
  consented: boolean;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
  holderId: string | null;
  /** Where the talk with the assistant stands. */
  session: Session | null;
}

/** Locks a conversation that the viewer may see. @returns null where there is none. */
export async function lockTalk(tx: Transaction, viewer: Viewer, id: string): Promise<TalkAtDesk | null> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT c.id FROM conversations c WHERE c.id = ${id}::uuid AND ${visibleConversations(viewer)} FOR NO KEY UPDATE OF c`;
  return held.length > 0 ? ((await readTalks(tx, [id]))[0] ?? null) : null;
}

/** Those of these conversations that a moderator has; their rows are held, always in the order of their ids. */
export async function lockHeldTalks(tx: Transaction, ids: readonly string[]): Promise<TalkAtDesk[]> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM conversations WHERE id = ANY(${ids}::uuid[]) AND taken_over_by IS NOT NULL
    ORDER BY id FOR NO KEY UPDATE`;
  return readTalks(
    tx,
    held.map(({ id }) => id),
  );
}

/** A statement of its own: what was joined before the lock was waited for would be of yesterday. */
async function readTalks(tx: Transaction, ids: readonly string[]): Promise<TalkAtDesk[]> {
  const rows = await tx.$queryRaw<(Omit<TalkAtDesk, 'session'> & { session: StoredSession | null })[]>`
    SELECT c.id::text, c.person_id::text AS "personId", c.consented_at IS NOT NULL AS consented, p.lang,
      p.home_area_id AS "homeAreaId", c.taken_over_by::text AS "holderId", s.state AS session
    FROM conversations c JOIN people p ON p.id = c.person_id LEFT JOIN sessions s ON s.conversation_id = c.id
    WHERE c.id = ANY(${ids}::uuid[]) ORDER BY c.id`;
  return rows.map((row) => ({ ...row, session: restoredSession(row.session) }));
}

/**
 * Gives the talk to a moderator. Whatever turn is being taken at this moment loses its lease, so that nothing of it is written: its
 * updates are taken again, and then they are the moderator's.
 */
export async function giveTalkTo(
  tx: Transaction,
  { id, staffId, now }: { id: string; staffId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversations SET taken_over_by = ${staffId}::uuid, taken_over_at = ${now}::timestamptz,
      lease_token = NULL, lease_until = NULL, collects = false
    WHERE id = ${id}::uuid`;
}

/**
 * The talk is the assistant's again, but for what has come already and waits for its fragments: the moderator has seen it. A turn
 * that is being taken in silence at this moment loses its lease and is taken anew.
 */
export async function giveTalkBack(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE conversations SET taken_over_by = NULL, taken_over_at = NULL, handed_back_at = ${now}::timestamptz,
      lease_token = NULL, lease_until = NULL, collects = true
    WHERE id = ANY(${ids}::uuid[]) AND taken_over_by IS NOT NULL`;
}

/** The same inside a turn, whose lease is its own to give back. */
export async function leaveTalks(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE conversations SET taken_over_by = NULL, taken_over_at = NULL
    WHERE id = ANY(${ids}::uuid[]) AND taken_over_by IS NOT NULL`;
}

/** Keeps where a talk with the assistant stands; null: it is over. */
export async function keepSession(
  tx: Transaction,
  { id, session, now }: { id: string; session: Session | null; now: Date },
): Promise<void> {
  const [row] = session ? sessionRow(id, session) : [];
  if (!row) {
    await tx.$executeRaw`DELETE FROM sessions WHERE conversation_id = ${id}::uuid`;
    return;
  }
  await tx.$executeRaw`
    INSERT INTO sessions (conversation_id, state, flow, step, updated_at)
    VALUES (${id}::uuid, ${JSON.stringify(row.state)}::jsonb, ${row.flow}, ${row.step}, ${now}::timestamptz)
    ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state, flow = excluded.flow, step = excluded.step,
      version = sessions.version + 1, updated_at = excluded.updated_at`;
}

/** When either side last said something in these conversations, and whether it was the resident. */
export async function lastWords(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, { at: Date; byResident: boolean }>> {
  const rows = await tx.$queryRaw<{ id: string; heardAt: Date | null; saidAt: Date }[]>`
    SELECT c.id::text, c.last_input_at AS "heardAt", greatest(c.taken_over_at, (
      SELECT max(o.created_at) FROM outbox_messages o WHERE o.conversation_id = c.id AND o.staff_id IS NOT NULL
        AND o.issue_id IS NULL AND o.created_at >= c.taken_over_at)) AS "saidAt"
    FROM conversations c WHERE c.id = ANY(${ids}::uuid[]) AND c.taken_over_at IS NOT NULL`;
  return new Map(
    rows.map(({ id, heardAt, saidAt }) => {
      const byResident = heardAt !== null && heardAt > saidAt;
      return [id, { at: byResident ? heardAt : saidAt, byResident }];
    }),
  );
}

/** Which of these media lie ready in a conversation and were not sent by its resident: those that the office may send. */
export async function sendableMedia(
  tx: Transaction,
  conversationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM media
    WHERE id = ANY(${ids}::uuid[]) AND conversation_id = ${conversationId}::uuid AND update_id IS NULL AND state = 'stored'`;
  return new Set(rows.map(({ id }) => id));
}

/** A photo of the office: its bytes are stored already. */
export async function addStaffPhoto(
  tx: Transaction,
  photo: {
    id: string;
    conversationId: string;
    contentType: string;
    bytes: number;
    width: number;
    height: number;
    storageKey: string;
    now: Date;
  },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO media (id, conversation_id, channel, account, kind, state, content_type, bytes, width, height, storage_key,
      created_at, stored_at)
    SELECT ${photo.id}::uuid, c.id, c.channel, c.account, 'photo', 'stored', ${photo.contentType}, ${photo.bytes}, ${photo.width},
      ${photo.height}, ${photo.storageKey}, ${photo.now}::timestamptz, ${photo.now}::timestamptz
    FROM conversations c WHERE c.id = ${photo.conversationId}::uuid`;
}
