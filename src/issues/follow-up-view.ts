import type { Transaction } from '../platform/database.ts';

export interface ToFollowUp {
  id: string;
  code: string;
  conversationId: string;
  lang: 'vi' | 'en';
  /** What it is, in the resident's language. */
  what: string;
}

/** Those of these issues that are still confirmed, and whose reporter has not said that they do not want to be asked. */
export async function issuesToFollowUp(
  tx: Pick<Transaction, '$queryRaw'>,
  issueIds: readonly string[],
): Promise<ToFollowUp[]> {
  if (issueIds.length === 0) return [];
  return tx.$queryRaw<ToFollowUp[]>`
    SELECT i.id, i.code, c.id AS "conversationId", CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang,
      CASE WHEN p.lang = 'en' THEN k.label_en ELSE k.label_vi END AS what
    FROM issues i
    JOIN conversations c ON c.id = i.conversation_id AND c.consented_at IS NOT NULL
    JOIN people p ON p.id = i.person_id
    JOIN categories k ON k.code = i.category_code
    WHERE i.id = ANY(${[...issueIds]}::uuid[]) AND i.status = 'confirmed' AND p.follow_up
    ORDER BY c.id`;
}
