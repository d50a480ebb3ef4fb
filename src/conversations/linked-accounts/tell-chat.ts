import { enqueue } from '../../messages/outbox-store.ts';
import type { Transaction } from '../../platform/database.ts';
import { announce } from '../../platform/live.ts';

/** Somebody waits for this in the other chat. */
const REPLY = 1;

/** Says something in another chat than the one in which it was decided. */
export async function tellChat(
  tx: Transaction,
  { conversationId, text }: { conversationId: string; text: string },
  now: Date,
): Promise<void> {
  await enqueue(tx, [{ conversationId, priority: REPLY, reply: { text }, readyAt: now }]);
  await announce(tx, [{ kind: 'outbox', id: conversationId }]);
}
