import type { Sql, Transaction } from '../platform/database.ts';

/** Adds media of the same conversation to an issue, behind those it has; media of somebody else's are left out. */
export async function attachMedia(
  tx: Transaction,
  media: {
    issueId: string;
    conversationId: string;
    ids: readonly string[];
    role: 'report' | 'addition' | 'answer' | 'after' | 'note';
  },
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

/** Ids of the stored photos of a report, in their order. */
export async function reportPhotos(tx: Transaction, issueId: string): Promise<string[]> {
  const rows = await tx.issueMedia.findMany({
    where: { issueId, role: { in: ['report', 'addition'] }, media: { kind: 'photo', state: 'stored' } },
    orderBy: { position: 'asc' },
    select: { mediaId: true },
  });
  return rows.map(({ mediaId }) => mediaId);
}

/** Ids of the photos of the work that its cadres have sent since it was last opened, the newest four in their order. */
export async function workPhotos(tx: Pick<Sql, '$queryRaw'>, issueId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT m.id::text AS id, im.position FROM issue_media im JOIN media m ON m.id = im.media_id AND m.kind = 'photo'
      WHERE im.issue_id = ${issueId}::uuid AND im.role = 'after' AND m.state IN ('wanted', 'stored')
        AND m.created_at >= coalesce((SELECT max(h.at) FROM issue_history h
          WHERE h.issue_id = im.issue_id AND h.kind = 'status' AND h.to_value = 'reopened'), '-infinity')
      ORDER BY im.position DESC LIMIT 4
    ) newest ORDER BY position`;
  return rows.map(({ id }) => id);
}
