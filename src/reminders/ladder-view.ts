import { townDay } from '../calendar/town-day.ts';
import { visibleAssignments } from '../duties/visible-assignments.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { contactsOf } from './contacts-view.ts';
import type { LadderView } from './ladder-schema.ts';
import { planRungs, withoutDoubles } from './plan-rungs.ts';
import { relativesOf } from './post-relatives-view.ts';
import { postOf } from './reach.ts';
import { type RemindedRow, remindedRows } from './reminded-view.ts';

type Reader = Pick<Sql, '$queryRaw'>;

export interface OneLadder {
  viewer: Viewer;
  number: number;
  now: Date;
}

/** What is still to be said about an assignment, and to whom; null where there is none or it is not to be seen. */
export async function ladderView(tx: Reader, wish: OneLadder): Promise<LadderView | null> {
  const row = await visibleRow(tx, wish);
  if (!row) return null;
  const day = townDay(wish.now);
  const rungs = withoutDoubles(planRungs(row, await loadWorkCalendar(tx))).filter(({ at }) => at > wish.now);
  const relatives = (await relativesOf(tx, [row.postId], day)).get(row.postId)!;
  const titles = await titlesOf(
    tx,
    Object.values(relatives).filter((id): id is string => id !== null),
  );
  const { phoneCipher: _, ...contact } = (await contactsOf(tx, [row.postId], day)).get(row.postId)!;
  const upcoming = rungs.map(({ kind, key, at, audience }) => ({
    ...{ kind, rung: key, at: at.toISOString() },
    audience: audience.map((to) => ({ to, postTitle: titles.get(postOf(to, relatives) ?? '') ?? null })),
  }));
  return { upcoming, contact };
}

/** The telephone number, encrypted, of who answers for an assignment; null as above, and `cipher` null where none is known. */
export async function phoneOfAssignment(tx: Reader, wish: OneLadder): Promise<{ cipher: Uint8Array | null } | null> {
  const row = await visibleRow(tx, wish);
  if (!row) return null;
  const contact = (await contactsOf(tx, [row.postId], townDay(wish.now))).get(row.postId)!;
  return { cipher: contact.phoneCipher };
}

async function visibleRow(tx: Reader, { viewer, number }: OneLadder): Promise<RemindedRow | null> {
  const [row] = await remindedRows(tx, Prisma.sql`WHERE a.number = ${number} AND ${visibleAssignments(viewer)}`);
  return row ?? null;
}

async function titlesOf(tx: Reader, postIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; title: string }[]>`
    SELECT id, title FROM posts WHERE id = ANY(${[...postIds]}::text[])`;
  return new Map(rows.map(({ id, title }) => [id, title]));
}
