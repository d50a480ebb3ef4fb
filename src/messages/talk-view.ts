import type { MediaRef } from '../engine/input.ts';
import type { Session } from '../engine/session.ts';
import { restoredSession, type StoredSession } from '../engine/stored-session.ts';
import type { Sql } from '../platform/database.ts';
import type { WaitingUpdate } from './waiting-update.ts';

/** Who a claimed conversation is with, where its talk stands, and what waits to be taken, oldest first. */
export interface Talk {
  session: Session | null;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
  /** Whether they want the announcements of the office. */
  announcements: boolean;
  /** Whether they may be asked later how things are now. */
  followUp: boolean;
  /** Whether they hold a post today. */
  cadre: boolean;
  /** Whether questions may go to the assistant outside; null: never asked. */
  assistant: boolean | null;
  /**
   * What came before this moment is for the moderator who has or had the talk, and the assistant says nothing to it. Milliseconds;
   * infinite while one has it, 0 where none ever had.
   */
  officersUntil: number;
  updates: WaitingUpdate[];
}

interface Row {
  talkOf: string;
  session: StoredSession | null;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
  announcements: boolean;
  followUp: boolean;
  cadre: boolean;
  assistant: boolean | null;
  takenOver: boolean;
  handedBackAt: Date | null;
  /** Null where nothing may be taken. */
  id: bigint | null;
  kind: string;
  content: Record<string, unknown>;
  text: string | null;
  album: string | null;
  replyTo: string | null;
  receivedAt: Date;
  media: MediaRef[] | null;
}

/** The talks of these conversations with the updates that may be taken at `now`, by conversation. One statement. */
export async function loadTalks(tx: Sql, conversationIds: readonly string[], now: Date): Promise<Map<string, Talk>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id AS "talkOf", s.state AS session, p.lang, p.home_area_id AS "homeAreaId", p.announcements,
      p.follow_up AS "followUp", p.assistant,
      EXISTS (SELECT 1 FROM holders h WHERE h.person_id = c.person_id AND (h.until IS NULL
        OR h.until >= (${now}::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)) AS cadre,
      c.taken_over_by IS NOT NULL AS "takenOver", c.handed_back_at AS "handedBackAt",
      u.id, u.kind, u.content, u.text, u.content->>'album' AS album, u.reply_to AS "replyTo", u.received_at AS "receivedAt",
      CASE WHEN u.kind IN ('photo', 'recording') THEN (
        SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind) ORDER BY m.id) FROM media m
        WHERE m.update_id = u.id AND m.state <> 'erased') END AS media
    FROM conversations c JOIN people p ON p.id = c.person_id
      LEFT JOIN sessions s ON s.conversation_id = c.id
      LEFT JOIN updates u ON u.conversation_id = c.id AND u.state = 'waiting' AND u.ready_at <= ${now}::timestamptz
        AND u.content IS NOT NULL
    WHERE c.id = ANY(${conversationIds}::uuid[])
    ORDER BY u.id`;
  const talks = new Map<string, Talk>();
  for (const {
    talkOf,
    session,
    lang,
    homeAreaId,
    announcements,
    followUp,
    cadre,
    assistant,
    takenOver,
    handedBackAt,
    id,
    receivedAt,
    media,
    ...update
  } of rows) {
    let talk = talks.get(talkOf);
    if (!talk) {
      const officersUntil = takenOver ? Number.POSITIVE_INFINITY : (handedBackAt?.getTime() ?? 0);
      talk = {
        session: restoredSession(session),
        lang,
        homeAreaId,
        announcements,
        followUp,
        cadre,
        assistant,
        officersUntil,
        updates: [],
      };
      talks.set(talkOf, talk);
    }
    if (id !== null)
      talk.updates.push({
        ...update,
        id,
        conversationId: talkOf,
        receivedAt: receivedAt.getTime(),
        media: media ?? [],
      });
  }
  return talks;
}
