import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { IssueItem } from './issue-schema.ts';
import { visibleIssues } from './visible-issues.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

/** An item with what only the server needs. */
export interface ItemRow {
  id: string;
  createdAt: Date;
  areaId: string | null;
  point: { lat: number; lon: number } | null;
  pointFrom: 'pin' | 'photo' | null;
  conversationId: string | null;
  item: IssueItem;
}

/** The issues of a condition on `issues i` that the viewer may see, newest first. */
export async function visibleItems(
  tx: Reader,
  viewer: Viewer,
  { where, limit }: { where: Prisma.Sql; limit: number },
): Promise<ItemRow[]> {
  return readItems(tx, Prisma.sql`${where} AND ${visibleIssues(viewer)}`, limit);
}

/** One issue that a use case has checked with `visibleIssues` and locked in this transaction: it may just have left the viewer's wards. */
export async function itemOfLockedIssue(tx: Reader, id: string): Promise<IssueItem> {
  const [row] = await readItems(tx, Prisma.sql`i.id = ${id}::uuid`, 1);
  return row!.item;
}

interface Row {
  id: string;
  code: string;
  status: IssueItem['status'];
  categoryCode: string;
  categoryVi: string;
  categoryEn: string;
  areaId: string | null;
  areaName: string | null;
  wardId: string | null;
  wardName: string | null;
  text: string;
  place: string | null;
  lat: number | null;
  lon: number | null;
  pointFrom: 'pin' | 'photo' | null;
  channel: string;
  conversationId: string | null;
  unitId: string | null;
  unitName: string | null;
  postId: string | null;
  postTitle: string | null;
  createdAt: Date;
  updatedAt: Date;
  dueAt: Date | null;
  pausedAt: Date | null;
  clock: IssueItem['clock'];
  visibility: IssueItem['visibility'];
  reopened: number;
  photos: number;
  version: number;
}

async function readItems(tx: Reader, where: Prisma.Sql, limit: number): Promise<ItemRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i.id, i.code, i.status, i.category_code AS "categoryCode", c.label_vi AS "categoryVi", c.label_en AS "categoryEn",
      i.area_id AS "areaId", a.name AS "areaName", i.ward_id AS "wardId", w.name AS "wardName", i.text, i.place, i.lat, i.lon,
      i.point_from AS "pointFrom",
      i.channel, i.conversation_id AS "conversationId", i.unit_id AS "unitId", u.name AS "unitName", i.post_id AS "postId",
      p.title AS "postTitle", i.created_at AS "createdAt", i.updated_at AS "updatedAt", i.due_at AS "dueAt", i.paused_at AS "pausedAt", i.clock_stage AS clock, i.visibility,
      i.reopened, i.version,
      (SELECT count(*)::int FROM issue_media im JOIN media m ON m.id = im.media_id
        WHERE im.issue_id = i.id AND m.kind = 'photo' AND m.state <> 'erased') AS photos
    FROM issues i
    JOIN categories c ON c.code = i.category_code
    LEFT JOIN areas a ON a.id = i.area_id
    LEFT JOIN areas w ON w.id = i.ward_id
    LEFT JOIN units u ON u.id = i.unit_id
    LEFT JOIN posts p ON p.id = i.post_id
    WHERE ${where}
    ORDER BY i.created_at DESC, i.id DESC
    LIMIT ${limit}`;
  return rows.map(toItemRow);
}

function toItemRow(row: Row): ItemRow {
  const { id, code, status, text, place, channel, visibility, reopened, photos, version } = row;
  return {
    id,
    createdAt: row.createdAt,
    areaId: row.areaId,
    point: row.lat !== null && row.lon !== null ? { lat: row.lat, lon: row.lon } : null,
    pointFrom: row.pointFrom,
    conversationId: row.conversationId,
    item: {
      code,
      status,
      category: row.categoryCode,
      area: row.areaId,
      ward: row.wardId,
      text,
      place,
      channel,
      unit: row.unitId,
      post: row.postId,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      pausedAt: row.pausedAt?.toISOString() ?? null,
      clock: row.clock,
      visibility,
      reopened,
      photos,
      version,
      names: {
        category: { vi: row.categoryVi, en: row.categoryEn },
        area: row.areaName,
        ward: row.wardName,
        unit: row.unitName,
        post: row.postTitle,
      },
    },
  };
}
