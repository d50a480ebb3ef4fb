import type { Transaction } from '../platform/database.ts';

/** Somebody who met the same thing as the reporter of an issue. */
export interface Follower {
  issueId: string;
  personId: string;
  /** Where they hear what becomes of it. */
  conversationId: string;
}

/** Adds followers; who follows already stays as they are. @returns how many are new. */
export async function addFollowers(tx: Transaction, rows: readonly Follower[], now: Date): Promise<number> {
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO issue_followers (issue_id, person_id, conversation_id, joined_at)
    SELECT DISTINCT ON (r."issueId", r."personId") r."issueId", r."personId", r."conversationId", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("issueId" uuid, "personId" uuid, "conversationId" uuid)
    ORDER BY r."issueId", r."personId"
    ON CONFLICT (issue_id, person_id) DO NOTHING`;
}

/** The followers of issues, with the language each of them reads, the oldest first. */
export async function followersOf(
  tx: Pick<Transaction, '$queryRaw'>,
  issueIds: readonly string[],
): Promise<(Follower & { lang: 'vi' | 'en' })[]> {
  if (issueIds.length === 0) return [];
  return tx.$queryRaw<(Follower & { lang: 'vi' | 'en' })[]>`
    SELECT f.issue_id AS "issueId", f.person_id AS "personId", f.conversation_id AS "conversationId",
      CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang
    FROM issue_followers f JOIN people p ON p.id = f.person_id
    WHERE f.issue_id = ANY(${[...issueIds]}::uuid[])
    ORDER BY f.issue_id, f.joined_at, f.person_id`;
}

/** Takes back followers who were added at this moment: who had joined before, stays. */
export async function removeFollowers(
  tx: Transaction,
  { issueId, personIds, joinedAt }: { issueId: string; personIds: readonly string[]; joinedAt: Date },
): Promise<void> {
  await tx.issueFollower.deleteMany({ where: { issueId, personId: { in: [...personIds] }, joinedAt } });
}

/** Whether anybody follows this issue. */
export async function hasFollowers(tx: Transaction, issueId: string): Promise<boolean> {
  return (await tx.issueFollower.findFirst({ where: { issueId }, select: { personId: true } })) !== null;
}

/** How many people have reported each issue: who filed it, and who joined. */
export async function voicesOf(
  tx: Pick<Transaction, '$queryRaw'>,
  issueIds: readonly string[],
): Promise<Map<string, number>> {
  if (issueIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; voices: number }[]>`
    SELECT wanted.id, (SELECT count(*)::int FROM issue_followers f WHERE f.issue_id = wanted.id) + 1 AS voices
    FROM unnest(${[...new Set(issueIds)]}::uuid[]) AS wanted(id)`;
  return new Map(rows.map(({ id, voices }) => [id, voices]));
}
