import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { hashPassword } from './password.ts';
import { makeSignInLink } from './sign-in-link-store.ts';
import { administrators, insertStaffUser, staffUserByEmail } from './staff-store.ts';

export interface FirstAdministratorDeps {
  database: Database;
  clock: Pick<Clock, 'real'>;
  /** Whether the database is the embedded one: only then may whoever reads the terminal sign in. */
  embedded: boolean;
}

export type FirstAdministrator =
  /** Somebody can sign in already, or nothing says who the first should be. */
  | { kind: 'unchanged' }
  | { kind: 'created'; email: string }
  /** For `/sign-in/<token>`, to be printed. */
  | { kind: 'link'; token: string; expiresAt: Date };

/** Nobody can write to it: it only names the account that the sign-in link opens. */
const LOCAL_EMAIL = 'admin@localhost';

/**
 * Sees to it that somebody can sign in: makes the administrator of the environment where nobody has that mail address yet, or,
 * with the embedded database, a sign-in link while no administrator has a password or a live session (so that a link which ran
 * out unused, or a session that ended, locks nobody out).
 */
export async function ensureFirstAdministrator(
  first: { email: string; password: string } | undefined,
  { database, clock, embedded }: FirstAdministratorDeps,
): Promise<FirstAdministrator> {
  if (first) {
    if (await staffUserByEmail(database, first.email)) return { kind: 'unchanged' };
    const passwordHash = await hashPassword(first.password);
    const id = await insertStaffUser(database, { ...account(first.email), passwordHash });
    return id === null ? { kind: 'unchanged' } : { kind: 'created', email: first.email };
  }
  if (!embedded) return { kind: 'unchanged' };
  const present = await administrators(database, clock.real());
  if (present.some(({ canSignIn }) => canSignIn)) return { kind: 'unchanged' };
  const userId = present[0]?.id ?? (await insertStaffUser(database, { ...account(LOCAL_EMAIL), passwordHash: null }));
  if (!userId) return { kind: 'unchanged' };
  return { kind: 'link', ...(await makeSignInLink(database, userId, clock.real())) };
}

function account(email: string) {
  return { email, name: 'Quản trị', role: 'administrator' as const, areaIds: [] };
}
