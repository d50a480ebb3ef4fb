import type { Transaction } from '../platform/database.ts';
import type { IssueStatus } from './issue-schema.ts';

/** An issue that others may join, locked by this transaction. */
export interface JoinableIssue {
  id: string;
  code: string;
  status: IssueStatus;
  personId: string | null;
  visibility: string;
  dueAt: Date | null;
  /** Name of its ward. */
  ward: string | null;
}

/** Locks the issues of these codes, in one order whoever asks. */
export async function lockToJoin(tx: Transaction, codes: readonly string[]): Promise<Map<string, JoinableIssue>> {
  const rows = await tx.$queryRaw<JoinableIssue[]>`
    SELECT i.id, i.code, i.status, i.person_id AS "personId", i.visibility, i.due_at AS "dueAt",
      (SELECT a.name FROM areas a WHERE a.id = i.ward_id) AS ward
    FROM issues i WHERE i.code = ANY(${[...new Set(codes)]}::text[])
    ORDER BY i.id FOR UPDATE OF i`;
  return new Map(rows.map((row) => [row.code, row]));
}

/** Words and photos of one person that go to an issue which is there already. */
export interface JoinedWords {
  issueId: string;
  conversationId: string;
  channel: string;
  /** `joined`; `addition` where it is their own. */
  kind: 'joined' | 'addition';
  text: string;
  media: readonly string[];
}

/** Writes them: a row of history each, the photos behind those that are there, and the issue's version one higher. */
export async function saveJoined(tx: Transaction, rows: readonly JoinedWords[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((row, nr) => ({ ...row, nr })));
  await tx.$executeRaw`
    WITH rows AS (
      SELECT * FROM jsonb_to_recordset(${json}::jsonb)
        AS r(nr int, "issueId" uuid, "conversationId" uuid, channel text, kind text, text text, media uuid[])
    ), history AS (
      INSERT INTO issue_history (issue_id, at, actor, channel, kind, text)
      SELECT "issueId", ${now}, 'resident', channel, kind, text FROM rows ORDER BY nr
    ), shown AS (
      INSERT INTO issue_media (issue_id, media_id, role, position)
      SELECT rows."issueId", m.id, 'addition',
        (SELECT coalesce(max(had.position), -1) FROM issue_media had WHERE had.issue_id = rows."issueId")
          + row_number() OVER (PARTITION BY rows."issueId" ORDER BY rows.nr, wanted.nr)
      FROM rows
      CROSS JOIN LATERAL unnest(rows.media) WITH ORDINALITY AS wanted(id, nr)
      JOIN media m ON m.id = wanted.id AND m.conversation_id = rows."conversationId"
      ON CONFLICT (issue_id, media_id) DO NOTHING
    )
    UPDATE issues SET version = version + 1, updated_at = ${now} WHERE id IN (SELECT "issueId" FROM rows)`;
}
