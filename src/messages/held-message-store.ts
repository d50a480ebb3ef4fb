import type { Reply } from '../engine/reply.ts';
import type { Transaction } from '../platform/database.ts';
import { storable } from './storable.ts';

/**
 * Writes a message that is queued for later anew, if nobody has begun to send it. The send loop skips a locked row, so either it
 * takes the new text or it has taken the old one.
 * @returns whether it was still waiting.
 */
export async function rewriteHeld(
  tx: Transaction,
  message: { onceKey: string; reply: Reply; readyAt: Date; staffId?: string },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE outbox_messages SET content = ${JSON.stringify(storable(message.reply))}::jsonb,
      ready_at = ${message.readyAt}::timestamptz, created_at = ${message.readyAt}::timestamptz,
      staff_id = ${message.staffId ?? null}::uuid
    WHERE once_key = ${message.onceKey} AND state = 'queued' AND attempts = 0`;
  return changed > 0;
}

/** What was queued for later and is of the past now: kept, never sent. */
export async function dropHeld(tx: Transaction, onceKey: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox_messages SET state = 'cancelled', reason = 'superseded'
    WHERE once_key = ${onceKey} AND state = 'queued' AND attempts = 0`;
}
