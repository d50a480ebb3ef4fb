import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { aroundIssue } from './issue-around-view.ts';
import { possibleDuplicates } from './issue-duplicates-view.ts';
import { visibleItems } from './issue-item-view.ts';
import type { IssueHistoryEntry, IssueMediaItem, IssueMessage, IssueView } from './issue-schema.ts';
import { allowedChanges } from './status-table.ts';
import { visibleIssues } from './visible-issues.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

export interface IssueViewContext {
  viewer: Viewer;
  /** A signed, expiring address of a stored medium. */
  mediaUrl: (mediaId: string) => string;
}

/** Only the newest messages of an issue are shown; all of them are in the queue of its conversation. */
const MOST_MESSAGES = 200;

/** One issue with all that belongs to it; null for one that is unknown or that the viewer may not see. */
export async function viewIssue(
  tx: Reader,
  code: string,
  { viewer, mediaUrl }: IssueViewContext,
): Promise<IssueView | null> {
  const [issue] = await visibleItems(tx, viewer, { where: Prisma.sql`i.code = ${code}`, limit: 1 });
  if (!issue) return null;
  const [history, messages, media, duplicates, around] = await Promise.all([
    historyOf(tx, viewer, issue.id),
    messagesOf(tx, viewer, { id: issue.id, mediaUrl }),
    mediaOf(tx, viewer, { id: issue.id, mediaUrl }),
    possibleDuplicates(tx, viewer, issue),
    aroundIssue(tx, viewer, issue.id),
  ]);
  return {
    ...issue.item,
    ...around,
    point: issue.point,
    pointFrom: issue.pointFrom,
    conversation: issue.conversationId,
    history,
    messages,
    media,
    duplicates,
    // Who hides the name from officers cannot be asked by them.
    allowed: allowedChanges(issue.item.status, 'moderator').filter(
      ({ to }) => to !== 'waiting_resident' || around.nameHidden !== 'all',
    ),
  };
}

async function historyOf(tx: Reader, viewer: Viewer, id: string): Promise<IssueHistoryEntry[]> {
  const rows = await tx.$queryRaw<(Omit<IssueHistoryEntry, 'id' | 'at'> & { id: bigint; at: Date })[]>`
    SELECT h.id, h.at, h.actor, coalesce(s.name, p.title) AS staff, h.channel, h.kind, h.from_value AS "from", h.to_value AS "to", h.text,
      CASE h.kind WHEN 'assigned' THEN (SELECT name FROM units WHERE id = h.from_value)
        WHEN 'category' THEN (SELECT label_vi FROM categories WHERE code = h.from_value)
        WHEN 'area' THEN (SELECT name FROM areas WHERE id = h.from_value) END AS "fromName",
      CASE h.kind WHEN 'assigned' THEN (SELECT name FROM units WHERE id = h.to_value)
        WHEN 'category' THEN (SELECT label_vi FROM categories WHERE code = h.to_value)
        WHEN 'area' THEN (SELECT name FROM areas WHERE id = h.to_value) END AS "toName"
    FROM issue_history h
    JOIN issues i ON i.id = h.issue_id AND ${visibleIssues(viewer)}
    LEFT JOIN staff_users s ON s.id = h.staff_id
    LEFT JOIN posts p ON p.id = h.post_id
    WHERE h.issue_id = ${id}::uuid
    ORDER BY h.id`;
  return rows.map((row) => ({ ...row, id: String(row.id), at: row.at.toISOString() }));
}

interface MediaRow {
  id: string;
  kind: IssueMediaItem['kind'];
  state: IssueMediaItem['state'];
  reason: string | null;
  width: number | null;
  height: number | null;
}

interface Subject {
  id: string;
  mediaUrl: (mediaId: string) => string;
}

async function mediaOf(tx: Reader, viewer: Viewer, { id, mediaUrl }: Subject): Promise<IssueMediaItem[]> {
  const rows = await tx.$queryRaw<(MediaRow & { role: IssueMediaItem['role'] })[]>`
    SELECT m.id, m.kind, im.role, m.state, m.reason, m.width, m.height
    FROM issue_media im
    JOIN issues i ON i.id = im.issue_id AND ${visibleIssues(viewer)}
    JOIN media m ON m.id = im.media_id
    WHERE im.issue_id = ${id}::uuid AND m.state <> 'erased'
    ORDER BY im.position, m.id`;
  return rows.map(({ role, ...media }) => ({ ...withUrl(media, mediaUrl), role }));
}

async function messagesOf(tx: Reader, viewer: Viewer, { id, mediaUrl }: Subject): Promise<IssueMessage[]> {
  const rows = await tx.$queryRaw<
    (Omit<IssueMessage, 'at' | 'media'> & { at: Date; media: (MediaRow | null)[] | null })[]
  >`
    SELECT * FROM (
      SELECT 'u' || m.id AS id, m.conversation_id AS conversation, 'in' AS direction, m.channel, m.kind, m.text,
        m.received_at AS at, m.state, NULL AS reason, 'resident' AS author, NULL AS staff,
        (SELECT jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'state', f.state, 'reason', f.reason,
          'width', f.width, 'height', f.height) ORDER BY f.id) FROM media f WHERE f.update_id = m.id AND f.state <> 'erased') AS media
      FROM updates m JOIN issues i ON i.id = m.issue_id AND ${visibleIssues(viewer)}
      WHERE m.issue_id = ${id}::uuid AND m.visibility = 'released'
      UNION ALL
      SELECT 'o' || m.id, m.conversation_id, 'out', m.channel, 'reply', m.content->>'text',
        m.created_at, m.state, m.reason,
        CASE WHEN m.staff_id IS NOT NULL THEN 'staff' WHEN m.content ? 'outside' THEN 'outside_assistant' ELSE 'assistant' END,
        s.name,
        (SELECT jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'state', f.state, 'reason', f.reason,
          'width', f.width, 'height', f.height) ORDER BY f.id) FROM media f
          WHERE f.state <> 'erased' AND f.id::text IN (SELECT jsonb_array_elements_text(coalesce(m.content->'media', '[]'))))
      FROM outbox_messages m JOIN issues i ON i.id = m.issue_id AND ${visibleIssues(viewer)}
      LEFT JOIN staff_users s ON s.id = m.staff_id
      WHERE m.issue_id = ${id}::uuid AND (m.conversation_id = i.conversation_id OR EXISTS (
        SELECT FROM conversations c WHERE c.id = m.conversation_id AND c.person_id = i.person_id) OR EXISTS (
        SELECT FROM issue_followers f WHERE f.issue_id = i.id AND f.conversation_id = m.conversation_id))
      ORDER BY at DESC, id DESC LIMIT ${MOST_MESSAGES}
    ) newest ORDER BY at, id`;
  return rows.map(({ at, media, ...message }) => ({
    ...message,
    at: at.toISOString(),
    media: (media ?? []).filter((row) => row !== null).map((row) => withUrl(row, mediaUrl)),
  }));
}

function withUrl<Media extends MediaRow>(
  media: Media,
  mediaUrl: (id: string) => string,
): Media & { url: string | null } {
  return { ...media, url: media.state === 'stored' ? mediaUrl(media.id) : null };
}
