import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { IssueStatus } from './issue-schema.ts';
import type { Actor } from './status-table.ts';
import { visibleIssues } from './visible-issues.ts';

/** An issue that this transaction has locked. */
export interface LockedIssue {
  id: string;
  code: string;
  status: IssueStatus;
  categoryCode: string;
  areaId: string | null;
  wardId: string | null;
  unitId: string | null;
  postId: string | null;
  text: string;
  place: string | null;
  conversationId: string | null;
  /** The resident's language. */
  lang: 'vi' | 'en';
  dueAt: Date | null;
  createdAt: Date;
  reopened: number;
  version: number;
}

/**
 * Locks the issue of this code if the viewer may see it; null for one that is unknown or not to be seen. Its conversation is
 * locked first, as a turn does: a moderator and a resident who act at the same moment would else wait for each other for ever.
 */
export async function lockVisibleIssue(tx: Transaction, viewer: Viewer, code: string): Promise<LockedIssue | null> {
  const condition = Prisma.sql`i.code = ${code} AND ${visibleIssues(viewer)}`;
  await tx.$queryRaw`
    SELECT c.id FROM conversations c WHERE c.id = (SELECT i.conversation_id FROM issues i WHERE ${condition})
    FOR NO KEY UPDATE`;
  return lockIssue(tx, condition);
}

/** Locks the issue of this code if this person reported it: a code is no proof. */
export async function lockOwnIssue(
  tx: Transaction,
  { personId, code }: { personId: string; code: string },
): Promise<LockedIssue | null> {
  return lockIssue(tx, Prisma.sql`i.code = ${code} AND i.person_id = ${personId}::uuid`);
}

async function lockIssue(tx: Transaction, condition: Prisma.Sql): Promise<LockedIssue | null> {
  const [row] = await tx.$queryRaw<LockedIssue[]>`
    SELECT i.id, i.code, i.status, i.category_code AS "categoryCode", i.area_id AS "areaId", i.ward_id AS "wardId",
      i.unit_id AS "unitId", i.post_id AS "postId", i.text, i.place, i.conversation_id AS "conversationId",
      CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang, i.due_at AS "dueAt", i.created_at AS "createdAt",
      i.reopened, i.version
    FROM issues i LEFT JOIN people p ON p.id = i.person_id
    WHERE ${condition}
    FOR UPDATE OF i`;
  return row ?? null;
}

/** The category's share in an issue; null where there is no such category. */
export async function categoryOf(
  tx: Transaction,
  code: string,
): Promise<{ tier: string; visibility: string; labelVi: string } | null> {
  return tx.category.findFirst({
    where: { code, retiredAt: null },
    select: { tier: true, visibility: true, labelVi: true },
  });
}

/** A unit that works on `day`, or null. */
export async function unitOf(tx: Transaction, id: string, day: string): Promise<{ id: string; name: string } | null> {
  const date = new Date(day);
  return tx.unit.findFirst({
    where: {
      id,
      AND: [
        { OR: [{ validFrom: null }, { validFrom: { lte: date } }] },
        { OR: [{ validTo: null }, { validTo: { gte: date } }] },
      ],
    },
    select: { id: true, name: true },
  });
}

export async function postOf(
  tx: Transaction,
  id: string,
  unitId: string,
): Promise<{ id: string; title: string } | null> {
  return tx.post.findFirst({ where: { id, unitId }, select: { id: true, title: true } });
}

export interface IssueChange {
  status?: IssueStatus;
  categoryCode?: string;
  visibility?: string;
  areaId?: string;
  wardId?: string | null;
  searchKey?: string;
  unitId?: string | null;
  postId?: string | null;
  dueAt?: Date;
  reopened?: number;
}

/** Writes a locked issue and makes its version one higher. */
export async function writeIssue(tx: Transaction, id: string, change: IssueChange & { at: Date }): Promise<void> {
  const { at, ...data } = change;
  await tx.issue.update({ where: { id }, data: { ...data, updatedAt: at, version: { increment: 1 } } });
}

export interface HistoryRow {
  issueId: string;
  at: Date;
  actor: Actor;
  staffId?: string;
  channel?: string;
  kind: 'filed' | 'status' | 'assigned' | 'category' | 'area' | 'note' | 'answer' | 'addition';
  from?: string | null;
  to?: string | null;
  text?: string | null;
}

/** @returns the id of the row, for messages that are sent because of it. */
export async function addHistory(tx: Transaction, row: HistoryRow): Promise<bigint> {
  const { from, to, ...rest } = row;
  const { id } = await tx.issueHistory.create({
    data: { ...rest, fromValue: from, toValue: to },
    select: { id: true },
  });
  return id;
}

/** The status that the issue had before its last change to `status`; null where the history does not say. */
export async function statusBefore(tx: Transaction, issueId: string, status: IssueStatus): Promise<IssueStatus | null> {
  const row = await tx.issueHistory.findFirst({
    where: { issueId, kind: 'status', toValue: status },
    orderBy: { id: 'desc' },
    select: { fromValue: true },
  });
  return (row?.fromValue as IssueStatus | undefined) ?? null;
}

/** Adds media of the same conversation to an issue, behind those it has; media of somebody else's are left out. */
export async function attachMedia(
  tx: Transaction,
  media: { issueId: string; conversationId: string; ids: readonly string[]; role: 'report' | 'addition' | 'answer' },
): Promise<number> {
  if (media.ids.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO issue_media (issue_id, media_id, role, position)
    SELECT ${media.issueId}::uuid, m.id, ${media.role},
      (SELECT coalesce(max(position), -1) FROM issue_media WHERE issue_id = ${media.issueId}::uuid) + wanted.nr
    FROM unnest(${[...media.ids]}::uuid[]) WITH ORDINALITY AS wanted(id, nr)
    JOIN media m ON m.id = wanted.id AND m.conversation_id = ${media.conversationId}::uuid
    ON CONFLICT (issue_id, media_id) DO NOTHING`;
}
