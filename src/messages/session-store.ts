import type { Session } from '../engine/session.ts';
import { type StoredSession, storedSession } from '../engine/stored-session.ts';
import type { Sql } from '../platform/database.ts';

/** Ends the talks of these conversations, whatever they were waiting for. */
export async function endSessions(tx: Sql, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await tx.$executeRaw`DELETE FROM sessions WHERE conversation_id = ANY(${conversationIds}::uuid[])`;
}

/** A row of `sessions`; its flow and step are those of the frame that waits. */
export interface SessionRow {
  id: string;
  state: StoredSession | null;
  flow: string;
  step: string;
}

export function sessionRow(id: string, session: Session): SessionRow[] {
  const frame = session.frames.at(-1);
  return frame ? [{ id, state: storedSession(session), flow: frame.flow, step: frame.step }] : [];
}
