import type { IssueDetail, IssueSummary } from '../../flows/facts.ts';
import { Prisma, type Transaction } from '../platform/database.ts';

/** A resident's own issues, for the talk: the condition is that they are theirs. Labels are in the person's language. */

const MOST = 10;

interface SummaryRow {
  personId: string;
  code: string;
  status: string;
  category: string;
  area: string | null;
  createdAt: Date;
  dueAt: Date | null;
}

const SUMMARY = Prisma.sql`
  i.person_id AS "personId", i.code, i.status, CASE WHEN p.lang = 'en' THEN c.label_en ELSE c.label_vi END AS category,
  a.name AS area, i.created_at AS "createdAt", i.due_at AS "dueAt"`;

/** The newest ten issues of each of these people, newest first; somebody without issues has an empty list. */
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
      SELECT * FROM issues WHERE person_id = wanted.person_id ORDER BY created_at DESC, id DESC LIMIT ${MOST}
    ) i
    JOIN categories c ON c.code = i.category_code
    LEFT JOIN areas a ON a.id = i.area_id
    ORDER BY i.created_at DESC, i.id DESC`;
  for (const row of rows) byPerson.get(row.personId)?.push(summaryOf(row));
  return byPerson;
}

/** One issue for each question, in their order; null where there is none with this code or it is somebody else's. */
export async function myIssueDetails(
  tx: Pick<Transaction, '$queryRaw'>,
  questions: readonly { personId: string; code: string }[],
): Promise<(IssueDetail | null)[]> {
  if (questions.length === 0) return [];
  const rows = await tx.$queryRaw<
    (SummaryRow & { text: string; unit: string | null; lastAnswer: string | null; openQuestion: string | null })[]
  >`
    SELECT ${SUMMARY}, i.text, u.name AS unit,
      (SELECT h.text FROM issue_history h
        WHERE h.issue_id = i.id AND h.actor = 'moderator' AND h.text IS NOT NULL
          AND (h.kind = 'answer' OR (h.kind = 'status' AND h.to_value IN ('answered', 'done', 'refused')))
        ORDER BY h.id DESC LIMIT 1) AS "lastAnswer",
      CASE WHEN i.status = 'waiting_resident' THEN (SELECT h.text FROM issue_history h
        WHERE h.issue_id = i.id AND h.kind = 'status' AND h.to_value = 'waiting_resident'
        ORDER BY h.id DESC LIMIT 1) END AS "openQuestion"
    FROM unnest(${questions.map(({ personId }) => personId)}::uuid[], ${questions.map(({ code }) => code)}::text[])
      AS wanted(person_id, code)
    JOIN issues i ON i.code = wanted.code AND i.person_id = wanted.person_id
    JOIN people p ON p.id = i.person_id
    JOIN categories c ON c.code = i.category_code
    LEFT JOIN areas a ON a.id = i.area_id
    LEFT JOIN units u ON u.id = i.unit_id`;
  const byQuestion = new Map(rows.map((row) => [`${row.personId} ${row.code}`, row]));
  return questions.map(({ personId, code }) => {
    const row = byQuestion.get(`${personId} ${code}`);
    if (!row) return null;
    const { text, unit, lastAnswer, openQuestion } = row;
    return { ...summaryOf(row), text, unit, lastAnswer, openQuestion };
  });
}

function summaryOf({ code, status, category, area, createdAt, dueAt }: SummaryRow): IssueSummary {
  return { code, status, category, area, createdAt: createdAt.getTime(), dueAt: dueAt?.getTime() ?? null };
}
