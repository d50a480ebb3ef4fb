import type { Transaction } from '../platform/database.ts';
import { newToken } from '../platform/ids.ts';
import { secretHash } from './secret-hash.ts';

const LINK_MS = 15 * 60_000;

/** A token that signs this user in, once and within 15 minutes of the real clock; an earlier one of theirs is void. */
export async function makeSignInLink(
  tx: Pick<Transaction, 'signInLink'>,
  userId: string,
  real: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = new Date(real.getTime() + LINK_MS);
  await tx.signInLink.deleteMany({ where: { userId, usedAt: null } });
  await tx.signInLink.create({ data: { tokenHash: new Uint8Array(secretHash(token)), userId, expiresAt } });
  return { token, expiresAt };
}

/** @returns the user's id, once; null for a token that is unknown, used or over, or whose user is disabled. */
export async function takeSignInLink(
  tx: Pick<Transaction, '$queryRaw'>,
  token: string,
  real: Date,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE sign_in_links l SET used_at = ${real}
    FROM staff_users u
    WHERE l.token_hash = ${secretHash(token)} AND l.used_at IS NULL AND l.expires_at > ${real}
      AND u.id = l.user_id AND u.disabled_at IS NULL
    RETURNING l.user_id AS "userId"`;
  return row?.userId ?? null;
}
