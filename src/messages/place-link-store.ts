import type { Transaction } from '../platform/database.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

export interface NewPlaceLink {
  messageId: bigint;
  seed: Uint8Array;
  tokenHash: Uint8Array;
  now: Date;
  expiresAt: Date;
  /** One that is over by then is replaced: whoever gets it now is to have time. */
  notBefore: Date;
}

/** @returns the seed of the message's link: of the one it has, or of the new one where that is used or all but over. */
export async function keepPlaceLink(tx: Reader, link: NewPlaceLink): Promise<Uint8Array> {
  const { messageId, seed, tokenHash, now, expiresAt, notBefore } = link;
  const made = await tx.$queryRaw<{ seed: Uint8Array }[]>`
    INSERT INTO place_links AS l (message_id, seed, token_hash, created_at, expires_at)
    VALUES (${messageId}, ${seed}, ${tokenHash}, ${now}::timestamptz, ${expiresAt}::timestamptz)
    ON CONFLICT (message_id) DO UPDATE SET seed = excluded.seed, token_hash = excluded.token_hash,
      created_at = excluded.created_at, expires_at = excluded.expires_at
    WHERE l.expires_at <= ${notBefore}::timestamptz OR EXISTS (
      SELECT 1 FROM updates u JOIN outbox_messages o ON o.id = l.message_id
      WHERE u.channel = o.channel AND u.account = o.account AND u.external_id = 'place:' || encode(l.token_hash, 'hex'))
    RETURNING seed`;
  if (made[0]) return made[0].seed;
  const [kept] = await tx.$queryRaw<{ seed: Uint8Array }[]>`
    SELECT seed FROM place_links WHERE message_id = ${messageId}`;
  return kept!.seed;
}

/** A link with the conversation and the question that it belongs to. */
export interface PlaceLinkRow {
  channel: string;
  account: string;
  /** The encrypted id of the person on the channel. */
  externalCipher: Uint8Array;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
  /** The channel's ids of the message that asks; none while it is not yet written down that it was sent. */
  externalIds: string[];
  expiresAt: Date;
  /** The update that it was used for is stored. */
  isUsed: boolean;
}

export async function placeLinkByHash(tx: Reader, tokenHash: Uint8Array): Promise<PlaceLinkRow | null> {
  const rows = await tx.$queryRaw<PlaceLinkRow[]>`
    SELECT o.channel, o.account, a.external_cipher AS "externalCipher", p.lang, p.home_area_id AS "homeAreaId",
      coalesce(o.external_ids, '{}') AS "externalIds", l.expires_at AS "expiresAt",
      EXISTS (SELECT 1 FROM updates u WHERE u.channel = o.channel AND u.account = o.account
        AND u.external_id = 'place:' || encode(l.token_hash, 'hex')) AS "isUsed"
    FROM place_links l JOIN outbox_messages o ON o.id = l.message_id JOIN conversations c ON c.id = o.conversation_id
    JOIN addresses a ON a.id = c.address_id JOIN people p ON p.id = c.person_id
    WHERE l.token_hash = ${tokenHash}`;
  return rows[0] ?? null;
}

/** The language of the person a message is for. */
export async function langOfMessage(tx: Reader, messageId: bigint): Promise<'vi' | 'en'> {
  const rows = await tx.$queryRaw<{ lang: 'vi' | 'en' }[]>`
    SELECT p.lang FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id
    JOIN people p ON p.id = c.person_id WHERE o.id = ${messageId}`;
  return rows[0]?.lang ?? 'vi';
}
