import { Prisma, type Sql } from '../platform/database.ts';
import { workPhotos } from './issue-media-store.ts';
import type { IssueStatus } from './issue-schema.ts';
import { type Cadre, visibleWork } from './visible-work.ts';

type Reader = Pick<Sql, '$queryRaw'>;

/** Statuses in which a cadre has something to do. */
export const AT_WORK: readonly IssueStatus[] = ['assigned', 'in_progress', 'waiting_resident', 'reopened'];

/** An issue as a line of a cadre's list. Who reported it is never part of it. */
export interface WorkItem {
  code: string;
  status: IssueStatus;
  category: { vi: string; en: string };
  area: string | null;
  place: string | null;
  text: string;
  dueAt: Date | null;
  isPaused: boolean;
}

export interface WorkList {
  /** By their deadline. */
  items: WorkItem[];
  total: number;
  late: number;
}

/** What waits for a cadre's own posts. One query; `limit` items, all are counted. */
export async function workList(
  sql: Reader,
  cadre: Cadre,
  { now, limit = 50 }: { now: Date; limit?: number },
): Promise<WorkList> {
  const rows = await sql.$queryRaw<
    (Omit<WorkItem, 'category'> & { vi: string; en: string; total: number; late: number })[]
  >`
    SELECT i.code, i.status, c.label_vi AS vi, c.label_en AS en, a.name AS area, i.place, left(i.text, 300) AS text,
      i.due_at AS "dueAt", i.paused_at IS NOT NULL AS "isPaused", (count(*) OVER ())::int AS total,
      (count(*) FILTER (WHERE i.due_at < coalesce(i.paused_at, ${now}::timestamptz)) OVER ())::int AS late
    FROM issues i JOIN categories c ON c.code = i.category_code LEFT JOIN areas a ON a.id = i.area_id
    WHERE i.status = ANY(${[...AT_WORK]}::text[]) AND ${visibleWork(cadre)}
      AND ${isHeld(cadre)}
    ORDER BY i.due_at NULLS LAST, i.id LIMIT ${limit}`;
  return {
    items: rows.map(({ vi, en, total: _, late: __, ...item }) => ({ ...item, category: { vi, en } })),
    total: rows[0]?.total ?? 0,
    late: rows[0]?.late ?? 0,
  };
}

/** Whether issue `i` waits for these posts themselves. */
function isHeld({ posts }: Cadre): Prisma.Sql {
  const own = posts.map(({ postId }) => postId);
  return Prisma.sql`(i.post_id = ANY(${own}::text[]) OR (i.post_id IS NULL AND i.unit_id IN (
    SELECT p.unit_id FROM posts p WHERE p.id = ANY(${own}::text[]) AND p.head)))`;
}

/** One issue with what its work needs. */
export interface WorkIssue extends WorkItem {
  id: string;
  categoryCode: string;
  /** Photos of the report, as ids of media. */
  photos: string[];
  unit: string | null;
  post: string | null;
  /** Whether it was given to a post of theirs, or to the unit that they lead and to nobody in it. */
  held: boolean;
  /** Whether this cadre reported it. */
  reported: boolean;
  severity: string | null;
  /** Done only with a photo, or with a reason why there is none. */
  needsPhoto: boolean;
  returned: number;
  postponed: number;
  /** What is told to the resident waits for a moderator. */
  draftsApproved: boolean;
  /** Something that was written waits for a moderator now. */
  draftWaits: boolean;
  /** How many photos of the work its cadres have sent since it was last opened. */
  workPhotos: number;
  /** The parts of a matter of several units, and those of them that are not settled yet. */
  parts: number;
  openParts: number;
  /** Units that it can be split for: those of its category in its area. */
  splitUnits: { id: string; name: string }[];
  /** The last words of a moderator to whoever has it. */
  lastNote: string | null;
  /** What the resident has written since, last: an answer, that it is not done. */
  lastWords: string | null;
}

/** One issue that this cadre may see; null for any other code. */
export async function workIssue(sql: Reader, cadre: Cadre, code: string): Promise<WorkIssue | null> {
  const [row] = await sql.$queryRaw<(Omit<WorkIssue, 'category' | 'workPhotos'> & { vi: string; en: string })[]>`
    SELECT i.id, i.code, i.status, i.category_code AS "categoryCode", c.label_vi AS vi, c.label_en AS en, a.name AS area, i.place, i.text, i.due_at AS "dueAt",
      i.paused_at IS NOT NULL AS "isPaused",
      u.name AS unit, p.title AS post, coalesce(${isHeld(cadre)}, false) AS held,
      coalesce(i.person_id = ${cadre.personId}::uuid, false) AS reported, i.severity, c.needs_photo AS "needsPhoto", i.returned, i.postponed,
      coalesce(u.drafts_approved, false) AS "draftsApproved",
      EXISTS (SELECT FROM issue_drafts d WHERE d.issue_id = i.id AND d.decided_at IS NULL) AS "draftWaits",
      (SELECT count(*)::int FROM issues part WHERE part.parent_id = i.id) AS parts,
      (SELECT count(*)::int FROM issues part WHERE part.parent_id = i.id AND part.status = ANY(${[...AT_WORK, 'new', 'triaged']}::text[]))
        AS "openParts",
      -- A part has the photos of the time when it was split off; what came to the whole since belongs to it, too.
      coalesce((SELECT array_agg(newest.id::text ORDER BY newest.created_at, newest.id) FROM (
        SELECT m.id, m.created_at FROM media m WHERE m.kind = 'photo' AND m.state = 'stored'
          AND m.id IN (SELECT im.media_id FROM issue_media im
            WHERE im.issue_id IN (i.id, i.parent_id) AND im.role IN ('report', 'addition'))
        ORDER BY m.created_at DESC, m.id DESC LIMIT 4) newest), '{}') AS photos,
      coalesce((SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name) FROM units s
        WHERE s.valid_to IS NULL AND s.id <> i.unit_id AND s.kind = ANY(c.support_kinds || c.unit_kind)
          AND (s.area_id IN (i.area_id, i.ward_id) OR s.area_id = (SELECT w.parent_id FROM areas w WHERE w.id = i.ward_id))), '[]')
        AS "splitUnits",
      (SELECT h.text FROM issue_history h WHERE h.issue_id = i.id AND h.kind = 'note' AND h.actor = 'moderator'
        ORDER BY h.id DESC LIMIT 1) AS "lastNote",
      (SELECT h.text FROM issue_history h WHERE h.issue_id IN (i.id, i.parent_id) AND h.actor = 'resident'
        AND h.kind IN ('addition', 'status') AND h.text <> '' ORDER BY h.id DESC LIMIT 1) AS "lastWords"
    FROM issues i JOIN categories c ON c.code = i.category_code LEFT JOIN areas a ON a.id = i.area_id
    LEFT JOIN units u ON u.id = i.unit_id LEFT JOIN posts p ON p.id = i.post_id
    WHERE i.code = ${code} AND ${visibleWork(cadre)}`;
  if (!row) return null;
  const { vi, en, ...issue } = row;
  return { ...issue, category: { vi, en }, workPhotos: (await workPhotos(sql, issue.id)).length };
}

/** So long a message about an issue is what a photo without words belongs to. */
const AT_HAND_MS = 15 * 60_000;

/**
 * Which issue of this cadre's work a message without a code belongs to: the one whose message of ours it replies to, else the last one
 * that was spoken of here within a quarter of an hour; null: nobody can tell.
 */
export async function workAtHand(
  sql: Reader,
  cadre: Cadre,
  { conversationId, repliesTo, now }: { conversationId: string; repliesTo: string | null; now: Date },
): Promise<string | null> {
  const since = new Date(now.getTime() - AT_HAND_MS);
  const [row] = await sql.$queryRaw<{ code: string }[]>`
    SELECT i.code FROM outbox_messages o JOIN issues i ON i.id = o.issue_id
    WHERE o.conversation_id = ${conversationId}::uuid AND ${visibleWork(cadre)} AND ${
      repliesTo === null
        ? Prisma.sql`o.created_at >= ${since}::timestamptz`
        : Prisma.sql`${repliesTo} = ANY(o.external_ids)`
    }
    ORDER BY o.id DESC LIMIT 1`;
  return row?.code ?? null;
}
