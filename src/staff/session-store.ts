import type { Database, Transaction } from '../platform/database.ts';
import { newToken } from '../platform/ids.ts';
import { secretHash } from './secret-hash.ts';
import type { StaffUser } from './staff-store.ts';

/** A session ends this long after it was last used. By the real clock, like everything here. */
export const SESSION_MS = 12 * 3_600_000;

/** A session is written again only when this much of it is used up, not with every request. */
const RENEW_AFTER_MS = 10 * 60_000;

export interface StaffSession {
  user: StaffUser;
  csrfToken: string;
  expiresAt: Date;
  /** Whether this look made it last longer, so that the cookie must be set again. */
  renewed: boolean;
}

/** @returns the token for the cookie: only its hash is kept. */
export async function openSession(
  tx: Pick<Transaction, 'staffSession'>,
  userId: string,
  real: Date,
): Promise<{ token: string; csrfToken: string }> {
  const token = newToken();
  const csrfToken = newToken();
  await tx.staffSession.deleteMany({ where: { expiresAt: { lte: real } } });
  await tx.staffSession.create({
    data: {
      tokenHash: new Uint8Array(secretHash(token)),
      userId,
      csrfToken,
      createdAt: real,
      expiresAt: new Date(real.getTime() + SESSION_MS),
    },
  });
  return { token, csrfToken };
}

/** The session of a token, made to last longer by a use; null where it is unknown or over, or its user is disabled. */
export async function touchSession(
  database: Pick<Database, 'staffSession'>,
  { token, isUse }: { token: string; isUse: boolean },
  real: Date,
): Promise<StaffSession | null> {
  const tokenHash = new Uint8Array(secretHash(token));
  const row = await database.staffSession.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!row || row.expiresAt <= real || row.user.disabledAt) return null;
  const expiresAt = new Date(real.getTime() + SESSION_MS);
  const renewed = isUse && expiresAt.getTime() - row.expiresAt.getTime() >= RENEW_AFTER_MS;
  if (renewed) await database.staffSession.updateMany({ where: { tokenHash }, data: { expiresAt } });
  const user = row.user as StaffUser;
  return { user, csrfToken: row.csrfToken, expiresAt: renewed ? expiresAt : row.expiresAt, renewed };
}

export async function closeSession(database: Pick<Database, 'staffSession'>, token: string): Promise<void> {
  await database.staffSession.deleteMany({ where: { tokenHash: new Uint8Array(secretHash(token)) } });
}
