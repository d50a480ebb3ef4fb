import type { ParsedUpdate, Receipt } from '../channels/channel.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import type { Sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/**
 * Gives the templates for these messages a tracking id, committed before they leave: a receipt may be quicker than the answer, and
 * come where no answer does. A template that goes again bears the same one. @returns the ids by message.
 */
export async function nameTemplates(tx: Sql, messageIds: readonly bigint[]): Promise<Map<bigint, string>> {
  if (messageIds.length === 0) return new Map();
  const rows = messageIds.map((id) => ({ id: String(id), tracking: newId() }));
  const named = await tx.$queryRaw<{ id: bigint; trackingId: string }[]>`
    INSERT INTO outbox_templates (message_id, tracking_id)
    SELECT id, tracking FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, tracking text)
    ON CONFLICT (message_id) DO UPDATE SET tracking_id = outbox_templates.tracking_id
    RETURNING message_id AS id, tracking_id AS "trackingId"`;
  return new Map(named.map(({ id, trackingId }) => [BigInt(id), trackingId]));
}

/** The platform took these templates. `externalId`: its own id of one; undefined: it told none. */
export async function noteTemplatesSent(
  tx: Sql,
  sent: readonly { id: bigint; externalId: string | undefined; at: Date }[],
): Promise<void> {
  if (sent.length === 0) return;
  const rows = sent.map(({ id, externalId = null, at }) => ({ id: String(id), external: externalId, at }));
  await tx.$executeRaw`
    UPDATE outbox_templates t SET sent_at = r.at, external_id = r.external
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, external text, at timestamptz)
    WHERE t.message_id = r.id`;
}

/** An update that tells of a receipt. */
export type ReceiptUpdate = Pick<ParsedUpdate, 'at'> & { receipt: Receipt };

/**
 * Writes down when templates arrived: the earliest that is told of one, so that repeats and their order change nothing. A receipt that
 * fits none of this account's messages changes nothing either: other services may send for the same Official Account.
 */
export async function noteReceipts(
  tx: Sql,
  { id, account }: ChannelAccount,
  receipts: readonly ReceiptUpdate[],
): Promise<void> {
  if (receipts.length === 0) return;
  const rows = receipts.map(({ receipt: { trackingId = null, messageId = null }, at }) => ({
    trackingId,
    messageId,
    at,
  }));
  await tx.$executeRaw`
    WITH told AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("trackingId" text, "messageId" text, at timestamptz)
    ), found AS (
      SELECT t.message_id, told.at FROM told JOIN outbox_templates t ON t.tracking_id = told."trackingId"
      UNION ALL
      SELECT t.message_id, told.at FROM told JOIN outbox_templates t ON t.external_id = told."messageId"
    ), first AS (
      SELECT f.message_id, min(f.at) AS at FROM found f JOIN outbox_messages o ON o.id = f.message_id
      WHERE o.channel = ${id} AND o.account = ${account} GROUP BY f.message_id
    )
    UPDATE outbox_templates t SET arrived_at = least(t.arrived_at, first.at) FROM first WHERE t.message_id = first.message_id`;
}
