import { Prisma, type Sql } from '../platform/database.ts';
import type { AssignmentStatus, FiledEvidence } from './assignment.ts';
import type { Evidence } from './duty.ts';

/** An assignment as the one who has it sees it. */
export interface MyAssignment {
  id: string;
  postId: string;
  wardId: string | null;
  number: number;
  code: string;
  titleVi: string;
  titleEn: string;
  deadline: Date;
  status: AssignmentStatus;
  acknowledgedAt: Date | null;
  progress: number | null;
  asked: Evidence[];
  evidence: FiledEvidence[];
  timesAsked: number;
  askedDay: string | null;
  /** The form that it asks for, of its place and time; null: none. */
  form: { code: string; areaId: string; period: string } | null;
}

/** The period of a form (`src/forms/period.ts`) that the time of an assignment `a` means: the day or year that its occurrence names. */
const period = Prisma.sql`CASE f.content->>'period' WHEN 'once' THEN 'once' WHEN 'year' THEN left(a.occurrence, 4)
  ELSE left(a.occurrence, 7) END`;

const columns = Prisma.sql`a.id::text, a.post_id AS "postId", a.ward_id AS "wardId", a.number, a.duty_code AS code,
  d.title_vi AS "titleVi", d.title_en AS "titleEn", a.deadline, a.status, a.acknowledged_at AS "acknowledgedAt", a.progress,
  d.evidence AS asked, a.evidence, a.times_asked AS "timesAsked", to_char(a.asked_day, 'YYYY-MM-DD') AS "askedDay",
  (SELECT json_build_object('code', f.code, 'areaId', a.area_id, 'period', ${period})
    FROM jsonb_array_elements(d.evidence) one JOIN forms f ON f.code = one->>'form' AND f.retired_at IS NULL
    WHERE one->>'kind' = 'form' LIMIT 1) AS form`;

/** Nobody reads more than these in a chat. */
const MOST = 50;

/** The open assignments of posts by their deadline: those they lead, and those they help with come after nobody's own. */
export async function assignmentsOfPosts(
  tx: Pick<Sql, '$queryRaw'>,
  postIds: readonly string[],
): Promise<MyAssignment[]> {
  if (postIds.length === 0) return [];
  return tx.$queryRaw<MyAssignment[]>`
    SELECT ${columns}
    FROM unnest(${[...new Set(postIds)]}::text[]) AS post
    CROSS JOIN LATERAL (
      SELECT * FROM assignments WHERE post_id = post AND status NOT IN ('done', 'declined', 'cancelled')
      ORDER BY deadline LIMIT ${MOST}
    ) a JOIN duties d ON d.code = a.duty_code
    ORDER BY a.deadline, a.number`;
}

/** Assignments by the numbers that people call them by, whatever their status, with the post that each belongs to. */
export async function assignmentsByNumber(
  tx: Pick<Sql, '$queryRaw'>,
  numbers: readonly number[],
): Promise<MyAssignment[]> {
  if (numbers.length === 0) return [];
  return tx.$queryRaw<MyAssignment[]>`
    SELECT ${columns}
    FROM assignments a JOIN duties d ON d.code = a.duty_code WHERE a.number = ANY(${[...new Set(numbers)]}::int[])`;
}

/** The open assignments, of whomever, that ask for this form of this place and time. */
export async function assignmentsOfForm(
  tx: Pick<Sql, '$queryRaw'>,
  { code, areaId, period: wanted }: NonNullable<MyAssignment['form']>,
): Promise<MyAssignment[]> {
  return tx.$queryRaw<MyAssignment[]>`
    SELECT ${columns} FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN forms f ON f.code = ${code}
    WHERE a.area_id = ${areaId} AND a.status NOT IN ('done', 'declined', 'cancelled', 'evidence_filed') AND ${period} = ${wanted}
      AND d.evidence @> jsonb_build_array(jsonb_build_object('kind', 'form', 'form', ${code}::text))
    ORDER BY a.number`;
}
