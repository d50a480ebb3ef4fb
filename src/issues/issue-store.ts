import type { NameHidden } from '../../flows/name-hidden.ts';
import { setTimers } from '../messages/timer-store.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import { settleTasks } from '../staff/task-store.ts';
import type { Viewer } from '../staff/viewer.ts';
import { followParts, runClocks, turnClock } from './clock-store.ts';
import { endDraft } from './draft-store.ts';
import type { IssueStatus } from './issue-schema.ts';
import { CLOSED_STATUSES } from './status-table.ts';
import { visibleIssues } from './visible-issues.ts';
import { type Cadre, visibleWork } from './visible-work.ts';

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
  visibility: string;
  nameHidden: NameHidden;
  personId: string | null;
  mergedIntoId: string | null;
  /** The whole of which it is a part; how many parts of it are still open. */
  parentId: string | null;
  openParts: number;
  severity: string | null;
  about: 'unknown' | 'named' | 'nobody' | null;
  returned: number;
  postponed: number;
  /** Its unit wants a moderator to approve what its cadres answer. */
  draftsApproved: boolean;
  /** When the reporter was last told of it, or will be. */
  toldAt: Date | null;
  heldNews: HeldNews | null;
}

/** News that waits for its hour, in a message that is queued already. */
export interface HeldNews {
  /** The once key of that message. */
  key: string;
  /** `News` of `news.ts`, oldest first, as it went through JSON. */
  news: unknown[];
}

/**
 * Locks the issue of this code if the viewer may see it; null for one that is unknown or not to be seen. Its conversation, or that of the
 * whole of a part, is locked first, as a turn does: a moderator and a resident who act at the same moment would else wait for each other for ever.
 */
export async function lockVisibleIssue(tx: Transaction, viewer: Viewer, code: string): Promise<LockedIssue | null> {
  return (await lockVisibleIssues(tx, viewer, [code])).get(code) ?? null;
}

/** Locks several issues in one order, whoever asks; those that are unknown or not to be seen are missing from the result. */
export async function lockVisibleIssues(
  tx: Transaction,
  viewer: Viewer,
  codes: readonly string[],
): Promise<Map<string, LockedIssue>> {
  return lockIssues(tx, Prisma.sql`i.code = ANY(${[...codes]}::text[]) AND ${visibleIssues(viewer)}`);
}

/** Locks issues of a cadre's work; those that are unknown or not to be seen are missing from the result. */
export async function lockWork(
  tx: Transaction,
  cadre: Cadre,
  codes: readonly string[],
): Promise<Map<string, LockedIssue>> {
  return lockIssues(tx, Prisma.sql`i.code = ANY(${[...codes]}::text[]) AND ${visibleWork(cadre)}`);
}

/** Locks the issue that a timer names, or the whole of a part; null where it is gone. */
export async function lockIssueById(tx: Transaction, id: string): Promise<LockedIssue | null> {
  const [issue] = (await lockIssues(tx, Prisma.sql`i.id = ${id}::uuid`)).values();
  return issue ?? null;
}

/** Locks the issue that a message of this conversation belongs to: the conversation's turn holds its lock already. */
export async function lockIssueOfMessage(
  tx: Transaction,
  { conversationId, message }: { conversationId: string; message: string },
): Promise<LockedIssue | null> {
  return lockIssue(
    tx,
    Prisma.sql`i.id = (SELECT u.issue_id FROM updates u
      WHERE u.id = ${message}::bigint AND u.conversation_id = ${conversationId}::uuid)`,
  );
}

async function lockIssues(tx: Transaction, condition: Prisma.Sql): Promise<Map<string, LockedIssue>> {
  await tx.$queryRaw`
    SELECT c.id FROM conversations c WHERE c.id IN (SELECT coalesce(i.conversation_id,
      (SELECT whole.conversation_id FROM issues whole WHERE whole.id = i.parent_id)) FROM issues i WHERE ${condition})
    ORDER BY c.id FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ code: string }[]>`SELECT i.code FROM issues i WHERE ${condition} ORDER BY i.code`;
  const locked = new Map<string, LockedIssue>();
  for (const { code } of rows) {
    const issue = await lockIssue(tx, Prisma.sql`i.code = ${code} AND ${condition}`);
    if (issue) locked.set(code, issue);
  }
  return locked;
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
      i.reopened, i.version, i.visibility, i.name_hidden AS "nameHidden", i.person_id AS "personId", i.merged_into_id AS "mergedIntoId",
      i.told_at AS "toldAt", i.held_news AS "heldNews", i.parent_id AS "parentId", i.severity, i.about, i.returned, i.postponed,
      (SELECT count(*)::int FROM issues part WHERE part.parent_id = i.id AND part.status <> ALL(${[...CLOSED_STATUSES]}::text[]))
        AS "openParts",
      coalesce((SELECT u.drafts_approved FROM units u WHERE u.id = i.unit_id), false) AS "draftsApproved"
    FROM issues i LEFT JOIN people p ON p.id = i.person_id
    WHERE ${condition}
    FOR UPDATE OF i`;
  return row ?? null;
}

/** The category's share in an issue; null where there is no such category. */
export async function categoryOf(
  tx: Transaction,
  code: string,
): Promise<{ tier: string; visibility: string; labelVi: string; namesCadres: boolean } | null> {
  return tx.category.findFirst({
    where: { code, retiredAt: null },
    select: { tier: true, visibility: true, labelVi: true, namesCadres: true },
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
  nameHidden?: NameHidden;
  text?: string;
  mergedIntoId?: string | null;
  severity?: string;
  about?: LockedIssue['about'];
  returned?: number;
  postponed?: number;
}

/** Writes a locked issue and makes its version one higher. */
export async function writeIssue(tx: Transaction, id: string, change: IssueChange & { at: Date }): Promise<void> {
  const { at, ...data } = change;
  if (data.status !== undefined) {
    const dueAt = await turnClock(tx, id, data.status, at);
    if (dueAt !== null) data.dueAt ??= dueAt;
  } else if (data.dueAt !== undefined) await runClocks(tx, [id], at);
  await tx.issue.update({ where: { id }, data: { ...data, updatedAt: at, version: { increment: 1 } } });
  if (data.status !== undefined || data.dueAt !== undefined) await followParts(tx, id, at);
  if (!change.status || !CLOSED_STATUSES.includes(change.status)) return;
  await closeFamilySoon(tx, id, at);
  for (const kind of ENDS_WITH_ISSUE)
    await settleTasks(tx, { kind, subjects: [id] }, { outcome: 'closed', staffId: null, now: at });
  // What was said or decided otherwise takes the place of a draft.
  await endDraft(tx, id, { approved: false, staffId: null, now: at });
}

/** Kinds of tasks that ask for somebody who takes an issue. */
export const ENDS_WITH_ISSUE = ['returned', 'returned_again', 'unreached'] as const;

/** The kind of timer: a part of a matter of several units was closed, or the whole. Its subject is the id of the whole. */
export const CLOSE_WHOLE = 'close_whole';

async function closeFamilySoon(tx: Transaction, id: string, at: Date): Promise<void> {
  const issue = await tx.issue.findUnique({
    where: { id },
    select: { parentId: true, parts: { select: { id: true }, take: 1 } },
  });
  const whole = issue?.parentId ?? (issue?.parts.length ? id : null);
  if (whole) await setTimers(tx, [{ kind: CLOSE_WHOLE, subject: whole, dueAt: at }]);
}

/** Keeps when the reporter was told, or will be, and what waits till then. No change of the issue itself. */
export async function noteTold(
  tx: Transaction,
  id: string,
  { toldAt, heldNews }: { toldAt: Date | null; heldNews: HeldNews | null },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE issues SET told_at = ${toldAt}::timestamptz, held_news = ${heldNews ? JSON.stringify(heldNews) : null}::jsonb
    WHERE id = ${id}::uuid`;
}
