import { recipientsOf } from '../organisation/recipient-view.ts';
import type { Sql } from '../platform/database.ts';
import type { Contact } from './ladder-schema.ts';

interface Row {
  postId: string;
  name: string | null;
  phoneCipher: Uint8Array | null;
  channels: string[];
}

/** Who answers for each of these posts on a day, by which channels they can be written to, and whether a telephone number is known. */
export async function contactsOf(
  tx: Pick<Sql, '$queryRaw'>,
  postIds: readonly string[],
  day: string,
): Promise<Map<string, Contact & { phoneCipher: Uint8Array | null }>> {
  const ids = [...new Set(postIds)];
  const recipients = await recipientsOf(tx, ids, day);
  const wanted = ids.map((postId) => {
    const to = recipients.get(postId)!;
    return to.to === 'person'
      ? { postId, holderId: to.holderId, personId: to.personId }
      : { postId, holderId: null, personId: null };
  });
  const rows = await tx.$queryRaw<Row[]>`
    SELECT w."postId", h.name, coalesce(h.phone_cipher, p.phone_cipher) AS "phoneCipher",
      ARRAY(SELECT DISTINCT c.channel FROM conversations c JOIN addresses a ON a.id = c.address_id
        WHERE c.person_id = w."personId" AND a.unreachable_at IS NULL ORDER BY c.channel) AS channels
    FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS w("postId" text, "holderId" uuid, "personId" uuid)
    LEFT JOIN LATERAL (
      SELECT h.name, h.phone_cipher FROM holders h
      WHERE h.id = w."holderId" OR (w."holderId" IS NULL AND h.post_id = w."postId"
        AND (h.since IS NULL OR h.since <= ${day}::date) AND (h.until IS NULL OR h.until >= ${day}::date))
      ORDER BY h.acting, h.since DESC NULLS LAST LIMIT 1
    ) h ON TRUE
    LEFT JOIN people p ON p.id = w."personId"`;
  return new Map(
    rows.map(({ postId, name, channels, phoneCipher }) => {
      const to = recipients.get(postId)!;
      const via = to.to === 'person' ? to.via : null;
      return [postId, { name, via, channels, hasPhone: phoneCipher !== null, phoneCipher }];
    }),
  );
}
