import type { Transaction } from '../platform/database.ts';

/** Whom an announcement can reach, and how. */
export interface Subscriber {
  personId: string;
  addressId: string;
  channel: string;
  account: string;
  lang: 'vi' | 'en';
}

/**
 * Who wants announcements and lives in one of these areas or in a part of one, at the address that was heard from last among those of
 * the person that can be reached and whose consent to be written to still holds: once, however many accounts are linked. By person:
 * go on `after` the last one.
 */
export async function subscribersOf(
  tx: Pick<Transaction, '$queryRaw'>,
  areaIds: readonly string[],
  { after, limit }: { after?: Pick<Subscriber, 'personId'>; limit: number },
): Promise<Subscriber[]> {
  return tx.$queryRaw<Subscriber[]>`
    WITH RECURSIVE parts AS (
      SELECT id FROM areas WHERE id = ANY(${[...areaIds]}::text[])
      UNION
      -- What lies in it, and what became part of it: people who said an old name live there, too.
      SELECT a.id FROM parts p JOIN areas a ON a.parent_id = p.id OR a.id IN (
        SELECT c.from_id FROM area_changes c WHERE c.to_id = p.id)
    )
    SELECT DISTINCT ON (p.id) p.id AS "personId", a.id AS "addressId", a.channel, a.account, CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang
    FROM people p
    JOIN addresses a ON a.person_id = p.id AND a.unreachable_at IS NULL
    JOIN conversations c ON c.address_id = a.id AND c.consented_at IS NOT NULL
    WHERE p.announcements AND p.home_area_id IN (SELECT id FROM parts)
      AND p.id > ${after?.personId ?? NOBODY}::uuid
    ORDER BY p.id, c.last_input_at DESC NULLS LAST, a.id LIMIT ${limit}`;
}

/** Before the first of all ids. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
