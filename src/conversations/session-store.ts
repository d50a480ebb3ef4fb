import type { Session } from '../engine/session.ts';
import type { Transaction } from '../platform/database.ts';

/** Who a conversation is with, and where its talk stands. */
export interface TalkState {
  conversationId: string;
  session: Session | null;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
}

export async function loadTalks(tx: Transaction, conversationIds: readonly string[]): Promise<Map<string, TalkState>> {
  const rows = await tx.$queryRaw<TalkState[]>`
    SELECT c.id AS "conversationId", s.state AS session, p.lang, p.home_area_id AS "homeAreaId"
    FROM conversations c JOIN people p ON p.id = c.person_id LEFT JOIN sessions s ON s.conversation_id = c.id
    WHERE c.id = ANY(${conversationIds}::uuid[])`;
  return new Map(rows.map((row) => [row.conversationId, row]));
}

/** Keeps sessions as the turns left them; null: the talk has ended. */
export async function saveSessions(
  tx: Transaction,
  talks: readonly { conversationId: string; session: Session | null }[],
  now: Date,
): Promise<void> {
  const ended = talks.filter(({ session }) => session === null).map(({ conversationId }) => conversationId);
  if (ended.length > 0) await tx.$executeRaw`DELETE FROM sessions WHERE conversation_id = ANY(${ended}::uuid[])`;
  const rows = talks.flatMap(({ conversationId, session }) => {
    const frame = session?.frames.at(-1);
    return frame ? [{ conversationId, state: session, flow: frame.flow, step: frame.step }] : [];
  });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO sessions (conversation_id, state, flow, step, updated_at)
    SELECT "conversationId", state, flow, step, ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r("conversationId" uuid, state jsonb, flow text, step text)
    ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state, flow = excluded.flow, step = excluded.step,
      version = sessions.version + 1, updated_at = excluded.updated_at`;
}
