import type { Transaction } from '../platform/database.ts';

/**
 * What one person reported, met too and thought of it becomes another's: both are the same. Who reported an issue and joined it from
 * another chat is one voice and is told once.
 */
export async function moveReporter(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.$executeRaw`UPDATE issues SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`
    DELETE FROM issue_followers f USING issues i
    WHERE f.issue_id = i.id AND f.person_id = ANY(ARRAY[${from}, ${into}]::uuid[]) AND i.person_id = ${into}::uuid`;
  await tx.$executeRaw`
    UPDATE issue_followers f SET person_id = ${into}::uuid WHERE f.person_id = ${from}::uuid AND NOT EXISTS (
      SELECT 1 FROM issue_followers g WHERE g.issue_id = f.issue_id AND g.person_id = ${into}::uuid)`;
  await tx.$executeRaw`DELETE FROM issue_followers WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE ratings r SET person_id = ${into}::uuid WHERE r.person_id = ${from}::uuid AND NOT EXISTS (
      SELECT 1 FROM ratings g WHERE g.issue_id = r.issue_id AND g.person_id = ${into}::uuid)`;
  await tx.$executeRaw`DELETE FROM ratings WHERE person_id = ${from}::uuid`;
}

/** What was reported, joined and rated in one conversation goes to the person to whom that alone belongs now. */
export async function splitReporter(
  tx: Transaction,
  { personId, conversationId, to }: { personId: string; conversationId: string; to: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE ratings r SET person_id = ${to}::uuid FROM issues i
    WHERE i.id = r.issue_id AND i.conversation_id = ${conversationId}::uuid AND r.person_id = ${personId}::uuid`;
  await tx.$executeRaw`
    UPDATE issues SET person_id = ${to}::uuid
    WHERE conversation_id = ${conversationId}::uuid AND person_id = ${personId}::uuid`;
  await tx.$executeRaw`
    UPDATE issue_followers SET person_id = ${to}::uuid
    WHERE conversation_id = ${conversationId}::uuid AND person_id = ${personId}::uuid`;
}
