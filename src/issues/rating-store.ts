import type { Transaction } from '../platform/database.ts';

export interface NewRating {
  issueId: string;
  personId: string;
  score: string;
  reason?: string;
  text?: string;
  at: Date;
}

/** One an issue and person: the last one counts. @returns the score before; null for the first one. */
export async function saveRating(tx: Transaction, { issueId, personId, ...rating }: NewRating): Promise<string | null> {
  const key = { issueId_personId: { issueId, personId } };
  const before = await tx.rating.findUnique({ where: key, select: { score: true } });
  const data = { ...rating, reason: rating.reason ?? null, text: rating.text ?? null };
  await tx.rating.upsert({ where: key, create: { issueId, personId, ...data }, update: data });
  return before?.score ?? null;
}
