import type { IssueDetail, IssueSummary } from '../../flows/facts.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import { LAST_STAFF_WORDS } from './followers-view.ts';

/**
 * A resident's own issues, and those that they met too, for the talk: the condition is that they reported or joined them. Of a
 * joined one they never see the reporter's words. Labels are in the person's language.
 */

const MOST = 10;

interface SummaryRow {
  personId: string;
  code: string;
  status: string;
  category: string;
  area: string | null;
  createdAt: Date;
  dueAt: Date | null;
  isPaused: boolean;
  joined: boolean;
}

/** Of issue `i` and person `p`; `joined_at` is null for their own. */
const SUMMARY = Prisma.sql`
  p.id AS "personId", i.code, i.status, CASE WHEN p.lang = 'en' THEN c.label_en ELSE c.label_vi END AS category,
  a.name AS area, coalesce(mine.joined_at, i.created_at) AS "createdAt", i.due_at AS "dueAt",
  i.paused_at IS NOT NULL AS "isPaused", mine.joined_at IS NOT NULL AS joined`;

/** The newest ten issues that each of these people reported or joined, newest first; somebody without any has an empty list. */
export async function myIssues(
  tx: Pick<Transaction, '$queryRaw'>,
  personIds: readonly string[],
): Promise<Map<string, IssueSummary[]>> {
  const byPerson = new Map<string, IssueSummary[]>(personIds.map((id) => [id, []]));
  if (byPerson.size === 0) return byPerson;
  const rows = await tx.$queryRaw<SummaryRow[]>`
    SELECT ${SUMMARY}
    FROM unnest(${[...byPerson.keys()]}::uuid[]) AS wanted(person_id)
    JOIN people p ON p.id = wanted.person_id
    CROSS JOIN LATERAL (
      (SELECT id, NULL::timestamptz AS joined_at, created_at AS at FROM issues
        WHERE person_id = wanted.person_id ORDER BY created_at DESC, id DESC LIMIT ${MOST})
      UNION ALL
      (SELECT issue_id, joined_at, joined_at FROM issue_followers
        WHERE person_id = wanted.person_id ORDER BY joined_at DESC LIMIT ${MOST})
      ORDER BY at DESC, id DESC LIMIT ${MOST}
    ) mine
    JOIN issues i ON i.id = mine.id
    JOIN categories c ON c.code = i.category_code
    LEFT JOIN areas a ON a.id = i.area_id
    ORDER BY mine.at DESC, i.id DESC`;
  for (const row of rows) byPerson.get(row.personId)?.push(summaryOf(row));
  return byPerson;
}

/** One issue for each question, in their order; null where there is none with this code or they neither reported nor joined it. */
export async function myIssueDetails(
  tx: Pick<Transaction, '$queryRaw'>,
  questions: readonly { personId: string; code: string }[],
): Promise<(IssueDetail | null)[]> {
  if (questions.length === 0) return [];
  const rows = await tx.$queryRaw<
    (SummaryRow & Pick<IssueDetail, 'text' | 'unit' | 'lastAnswer' | 'openQuestion'> & { rated: boolean })[]
  >`
    SELECT ${SUMMARY}, CASE WHEN mine.joined_at IS NULL THEN i.text ELSE '' END AS text, u.name AS unit,
      CASE WHEN mine.joined_at IS NULL OR i.visibility = 'A' THEN ${LAST_STAFF_WORDS} END AS "lastAnswer",
      EXISTS (SELECT 1 FROM ratings r WHERE r.issue_id = i.id AND r.person_id = p.id) AS rated,
      CASE WHEN mine.joined_at IS NULL THEN (SELECT h.text FROM issues asked JOIN issue_history h ON h.issue_id = asked.id
        WHERE (asked.id = i.id OR asked.parent_id = i.id) AND asked.status = 'waiting_resident' AND h.kind = 'status'
          AND h.to_value = 'waiting_resident'
        ORDER BY asked.id = i.id DESC, h.id DESC LIMIT 1) END AS "openQuestion"
    FROM unnest(${questions.map(({ personId }) => personId)}::uuid[], ${questions.map(({ code }) => code)}::text[])
      AS wanted(person_id, code)
    JOIN issues i ON i.code = wanted.code
    JOIN people p ON p.id = wanted.person_id
    CROSS JOIN LATERAL (
      SELECT NULL::timestamptz AS joined_at WHERE i.person_id = p.id
      UNION ALL
      SELECT f.joined_at FROM issue_followers f
      WHERE f.issue_id = i.id AND f.person_id = p.id AND i.person_id IS DISTINCT FROM p.id
    ) mine
    JOIN categories c ON c.code = i.category_code
    LEFT JOIN areas a ON a.id = i.area_id
    LEFT JOIN units u ON u.id = i.unit_id`;
  const byQuestion = new Map(rows.map((row) => [`${row.personId} ${row.code}`, row]));
  return questions.map(({ personId, code }) => {
    const row = byQuestion.get(`${personId} ${code}`);
    if (!row) return null;
    const { text, unit, lastAnswer, openQuestion, rated } = row;
    return { ...summaryOf(row), text, unit, lastAnswer, openQuestion, ...(rated && { rated }) };
  });
}

function summaryOf({ code, status, category, area, createdAt, dueAt, isPaused, joined }: SummaryRow): IssueSummary {
  return {
    ...{ code, status, category, area, isPaused },
    createdAt: createdAt.getTime(),
    dueAt: dueAt?.getTime() ?? null,
    ...(joined && { joined }),
  };
}
