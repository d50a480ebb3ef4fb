import type { Session } from '../engine/session.ts';
import { restoredSession, type StoredSession } from '../engine/stored-session.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import type { Sql } from '../platform/database.ts';

/** A conversation in which nothing waits and nobody takes a turn, with all that a turn is based on. */
export interface SwiftTalk {
  id: string;
  personId: string;
  addressId: string;
  /** Which versions of its rows were read: any change by whomever makes another one. */
  versions: SwiftVersions;
  nameCipher: Uint8Array | null;
  collects: boolean;
  inputs: number;
  session: Session | null;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
  announcements: boolean;
  followUp: boolean;
  assistant: boolean | null;
  handedBackAt: Date | null;
  /** Whether no message is on its way or queued, so that what is said now may go at once. */
  isQuiet: boolean;
}

export interface SwiftVersions {
  conversation: string;
  address: string;
  person: string;
}

type Row = Omit<SwiftTalk, 'versions' | 'session'> & {
  session: StoredSession | null;
  hash: string;
  cv: string;
  av: string;
  pv: string;
};

/**
 * Those conversations of these addresses in which an update can be answered at once: the person has agreed and can be reached, nothing
 * waits, nobody has the talk in hand, no question from outside is open; a cadre's turn needs to know their posts and work. Nothing is locked: `endSwiftTurns` takes only what is as it
 * was read here. @returns them by the hash of their address, as hexadecimal digits.
 */
export async function swiftTalks(
  sql: Sql,
  at: ChannelAccount,
  hashes: readonly Uint8Array[],
): Promise<Map<string, SwiftTalk>> {
  if (hashes.length === 0) return new Map();
  const rows = await sql.$queryRaw<Row[]>`
    SELECT encode(a.external_hash, 'hex') AS hash, c.id, c.person_id AS "personId", c.address_id AS "addressId",
      c.xmin::text AS cv, a.xmin::text AS av, p.xmin::text AS pv, a.name_cipher AS "nameCipher", c.collects, c.inputs,
      s.state AS session, p.lang, p.home_area_id AS "homeAreaId", p.announcements, p.follow_up AS "followUp", p.assistant,
      c.handed_back_at AS "handedBackAt",
      NOT EXISTS (SELECT 1 FROM outbox_messages o WHERE o.conversation_id = c.id
        AND o.sent_at IS NULL AND o.state IN ('queued', 'sending')) AS "isQuiet"
    FROM addresses a JOIN conversations c ON c.address_id = a.id JOIN people p ON p.id = c.person_id
      LEFT JOIN sessions s ON s.conversation_id = c.id
    WHERE a.channel = ${at.id} AND a.account = ${at.account} AND a.external_hash = ANY(${hashes}::bytea[])
      AND a.unreachable_at IS NULL AND c.consented_at IS NOT NULL AND c.ready_at IS NULL AND c.lease_token IS NULL
      AND c.taken_over_by IS NULL AND NOT EXISTS (SELECT 1 FROM holders h WHERE h.person_id = p.id) AND NOT EXISTS (
        SELECT 1 FROM outbox_messages q WHERE q.conversation_id = c.id AND q.question IS NOT NULL AND q.answered_at IS NULL)`;
  return new Map(
    rows.map(({ hash, cv, av, pv, session, ...talk }) => [
      hash,
      { ...talk, session: restoredSession(session), versions: { conversation: cv, address: av, person: pv } },
    ]),
  );
}
