import type { Transaction } from '../platform/database.ts';

/** Locks the conversations of these people, always in the same order. */
export async function lockConversationsOf(tx: Transaction, personIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT id FROM conversations WHERE person_id = ANY(${[...personIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** The conversations of one record of a person become another's. */
export async function moveConversations(
  tx: Transaction,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await tx.$executeRaw`UPDATE conversations SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
}

export async function giveConversation(
  tx: Transaction,
  { conversationId, to }: { conversationId: string; to: string },
): Promise<void> {
  await tx.$executeRaw`UPDATE conversations SET person_id = ${to}::uuid WHERE id = ${conversationId}::uuid`;
}

/** Who talks in a conversation; null where it is gone. */
export async function partyOf(
  tx: Pick<Transaction, '$queryRaw'>,
  conversationId: string,
): Promise<{ personId: string; addressId: string; lang: 'vi' | 'en'; consented: boolean } | null> {
  const [row] = await tx.$queryRaw<{ personId: string; addressId: string; lang: 'vi' | 'en'; consented: boolean }[]>`
    SELECT c.person_id AS "personId", c.address_id AS "addressId", CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang,
      c.consented_at IS NOT NULL AS consented
    FROM conversations c JOIN people p ON p.id = c.person_id WHERE c.id = ${conversationId}::uuid`;
  return row ?? null;
}

/** The conversation with an address of this person; null where it is somebody else's. */
export async function conversationAt(
  tx: Pick<Transaction, '$queryRaw'>,
  { addressId, personId }: { addressId: string; personId: string },
): Promise<{ id: string; consented: boolean } | null> {
  const [row] = await tx.$queryRaw<{ id: string; consented: boolean }[]>`
    SELECT id, consented_at IS NOT NULL AS consented FROM conversations
    WHERE address_id = ${addressId}::uuid AND person_id = ${personId}::uuid`;
  return row ?? null;
}
