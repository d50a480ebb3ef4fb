import type { ParsedUpdate } from '../channels/channel.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import type { Sql } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { eraseTakenBack } from './erase-store.ts';
import type { InboxPlan, NewUpdate } from './plan-inbox.ts';

/** @returns ids of the rows by external id; one that was stored before has none. */
export async function insertUpdates(
  tx: Sql,
  channel: ChannelAccount,
  { plan, ignored, now }: { plan: InboxPlan; ignored: readonly ParsedUpdate[]; now: Date },
): Promise<Map<string, bigint>> {
  const rows = [
    ...plan.inserts.map((row, index) => ({
      ord: index,
      external_id: row.update.externalId,
      conversation_id: row.conversation.id,
      message_id: row.messageId,
      reply_to: row.update.replyTo ?? null,
      kind: row.kind,
      content: row.content,
      text: row.text,
      happened_at: row.update.at,
      ready_at: new Date(row.readyAt),
      state: row.state,
      visibility: row.content === null ? 'erased' : row.conversation.consented ? 'released' : 'held',
      reason: row.content === null ? 'taken_back' : null,
    })),
    ...ignored.map(({ externalId, at, content }, index) => ({
      ord: plan.inserts.length + index,
      external_id: externalId,
      kind: 'ignored',
      happened_at: at,
      ready_at: now,
      state: 'ignored',
      visibility: 'erased',
      reason: 'why' in content ? content.why : null,
    })),
  ];
  if (rows.length === 0) return new Map();
  const ready = plan.ready.map(({ id, readyAt }) => ({ id, readyAt: readyAt === null ? null : new Date(readyAt) }));
  const stored = await tx.$queryRaw<{ id: bigint; externalId: string }[]>`
    WITH stored AS (
      INSERT INTO updates (channel, account, external_id, conversation_id, message_id, reply_to, kind, content, text,
        happened_at, received_at, ready_at, state, visibility, reason)
      SELECT ${channel.id}, ${channel.account}, external_id, conversation_id, message_id, reply_to, kind, content, text,
        happened_at, ${now}::timestamptz, ready_at, state, visibility, reason
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(ord int, external_id text, conversation_id uuid,
        message_id text, reply_to text, kind text, content jsonb, text text, happened_at timestamptz, ready_at timestamptz,
        state text, visibility text, reason text)
      ORDER BY ord
      ON CONFLICT (channel, account, external_id) DO NOTHING
      RETURNING id, external_id, conversation_id
    ), touched AS (
      UPDATE conversations c SET ready_at = t."readyAt", inputs = c.inputs + 1, last_input_at = ${now}::timestamptz
      FROM json_to_recordset(${JSON.stringify(ready)}::json) AS t(id uuid, "readyAt" timestamptz)
      WHERE c.id = ANY(${ready.map(({ id }) => id)}::uuid[]) AND c.id = t.id AND c.id IN (SELECT conversation_id FROM stored)
    )
    SELECT id, external_id AS "externalId" FROM stored`;
  return new Map(stored.map(({ id, externalId }) => [externalId, id]));
}

/** @returns ids of new media by the external id of their update. */
export async function insertMedia(
  tx: Sql,
  { encryption }: { encryption: Pick<Encryption, 'encrypt'> },
  {
    channel,
    inserts,
    ids,
    now,
  }: { channel: ChannelAccount; inserts: readonly NewUpdate[]; ids: ReadonlyMap<string, bigint>; now: Date },
): Promise<Map<string, string[]>> {
  const rows = inserts.flatMap(({ update, conversation, content }) => {
    const updateId = ids.get(update.externalId);
    if (updateId === undefined || content === null || !('file' in update.content)) return [];
    return {
      id: newId(),
      externalId: update.externalId,
      update_id: String(updateId),
      conversation_id: conversation.id,
      kind: update.content.kind === 'photo' ? 'photo' : update.content.what,
      source: `\\x${encryption.encrypt(JSON.stringify(update.content.file)).toString('hex')}`,
    };
  });
  if (rows.length > 0)
    await tx.$executeRaw`
      INSERT INTO media (id, update_id, conversation_id, channel, account, kind, source_cipher, created_at)
      SELECT id, update_id, conversation_id, ${channel.id}, ${channel.account}, kind, source, ${now}::timestamptz
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r(id uuid, update_id bigint, conversation_id uuid, kind text, source bytea)`;
  return new Map(rows.map(({ externalId, id }) => [externalId, [id]]));
}

/** What the arrivals change of updates that were stored before. */
export async function applyChanges(tx: Sql, { moved, edited, takenBack }: InboxPlan): Promise<void> {
  if (moved.length > 0) {
    const rows = moved.map(({ id, readyAt }) => ({ id: String(id), ready_at: new Date(readyAt) }));
    await tx.$executeRaw`
      UPDATE updates u SET ready_at = r.ready_at
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, ready_at timestamptz) WHERE u.id = r.id`;
  }
  if (edited.length > 0) {
    const rows = edited.map(({ id, text }, ord) => ({ id: String(id), text, ord }));
    await tx.$executeRaw`
      UPDATE updates u SET text = r.text, content = jsonb_set(u.content,
        CASE u.kind WHEN 'text' THEN '{text}'::text[] ELSE '{caption}'::text[] END, to_jsonb(r.text))
      FROM (SELECT DISTINCT ON (id) id, text
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, text text, ord int) ORDER BY id, ord DESC) r
      WHERE u.id = r.id`;
  }
  await eraseTakenBack(tx, takenBack);
}
