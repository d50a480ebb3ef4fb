import { recipientsOf } from '../organisation/recipient-view.ts';
import type { Sql, Transaction } from '../platform/database.ts';
import { dayOf } from './issue-areas-view.ts';
import { isAbout } from './visible-work.ts';
import { refusedWords } from './words.ts';

/** Whom an issue is about; both empty: nobody of the organisation. */
export interface Subjects {
  posts: readonly string[];
  units: readonly string[];
}

/** Sets whom an issue is about, in place of what was said before. */
export async function setSubjects(tx: Transaction, issueId: string, { posts, units }: Subjects): Promise<void> {
  await tx.$executeRaw`DELETE FROM issue_subjects WHERE issue_id = ${issueId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO issue_subjects (issue_id, post_id, unit_id)
    SELECT ${issueId}::uuid, post, NULL FROM unnest(${[...posts]}::text[]) AS post
    UNION ALL SELECT ${issueId}::uuid, NULL, unit FROM unnest(${[...units]}::text[]) AS unit`;
}

/** What the posts and units are called that exist among these. */
export async function namesOfSubjects(sql: Pick<Sql, '$queryRaw'>, { posts, units }: Subjects): Promise<string[]> {
  const rows = await sql.$queryRaw<{ name: string }[]>`
    SELECT p.title AS name FROM posts p WHERE p.id = ANY(${[...posts]}::text[])
    UNION ALL SELECT u.name FROM units u WHERE u.id = ANY(${[...units]}::text[])
    ORDER BY name`;
  return rows.map(({ name }) => name);
}

/** Which of these people these issues are about: pairs of both. */
export async function subjectsAmong(
  sql: Pick<Sql, '$queryRaw'>,
  pairs: readonly { issueId: string; personId: string }[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const personId of new Set(pairs.map((pair) => pair.personId))) {
    const ids = pairs.filter((pair) => pair.personId === personId).map(({ issueId }) => issueId);
    const rows = await sql.$queryRaw<{ id: string }[]>`
      SELECT i.id FROM issues i WHERE i.id = ANY(${ids}::uuid[]) AND (i.about = 'unknown' OR ${isAbout(personId)})`;
    for (const { id } of rows) found.add(`${id} ${personId}`);
  }
  return found;
}

/** Why an issue may not be given there: it is about whoever would receive it, or nobody has said yet whom it is about. */
export async function whyBarred(
  tx: Transaction,
  issue: { id: string; about: string | null },
  { unitId, postId, now }: { unitId: string; postId: string | null; now: Date },
): Promise<string | null> {
  if (issue.about === 'unknown') return refusedWords.aboutUnknown;
  if (issue.about !== 'named') return null;
  const [row] = await tx.$queryRaw<{ barred: boolean }[]>`
    SELECT EXISTS (SELECT FROM issue_subjects s WHERE s.issue_id = ${issue.id}::uuid
      AND (s.unit_id = ${unitId} OR s.post_id = coalesce(${postId}, (SELECT p.id FROM posts p
        WHERE p.unit_id = ${unitId} AND p.valid_to IS NULL ORDER BY p.head DESC, p.id LIMIT 1)))) AS barred`;
  if (row!.barred) return refusedWords.aboutThem;
  const target = postId ?? (await headOf(tx, unitId));
  const recipient = target ? (await recipientsOf(tx, [target], dayOf(now))).get(target) : undefined;
  if (recipient?.to !== 'person') return null;
  const { personId } = recipient;
  return (await subjectsAmong(tx, [{ issueId: issue.id, personId }])).size > 0 ? refusedWords.aboutThem : null;
}

async function headOf(tx: Transaction, unitId: string): Promise<string | null> {
  const post = await tx.post.findFirst({
    where: { unitId, validTo: null },
    orderBy: [{ head: 'desc' }, { id: 'asc' }],
    select: { id: true },
  });
  return post?.id ?? null;
}
