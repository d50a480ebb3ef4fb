import type { Transaction } from '../platform/database.ts';

/**
 * Lets what dead processes had in hand be taken up at once, instead of when their leases run out. Only for a process that is
 * alone. A message whose request was under way goes again: it may arrive twice, and it is the only kind that can.
 * @param real by the machine's clock, as leases are.
 */
export async function dropLeases(tx: Transaction, real: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversations SET lease_token = NULL, lease_until = NULL WHERE lease_token IS NOT NULL`;
  const past = new Date(real.getTime() - 1);
  await tx.$executeRaw`
    UPDATE outbox_messages SET lease_until = ${past}::timestamptz
    WHERE state = 'sending' AND lease_until >= ${real}::timestamptz`;
}
