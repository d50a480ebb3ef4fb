import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Attempts } from './attempts.ts';
import { fitsPassword } from './password.ts';
import { emailKey, type StaffUser, staffUserByEmail } from './staff-store.ts';
import { signInWords } from './words.ts';

export interface SignInDeps {
  database: Pick<Database, 'staffUser'>;
  clock: Pick<Clock, 'real'>;
  attempts: Attempts;
}

/**
 * The user of a mail address and password. The answer and its time are the same for an unknown address, a wrong password,
 * a user without password and one who is disabled.
 * @param address the caller's network address.
 * @throws AppError `not_signed_in`; `too_many_requests` after too many wrong tries, whatever the password is.
 */
export async function signIn(
  { database, clock, attempts }: SignInDeps,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<StaffUser> {
  const keys = [`mail ${emailKey(email)}`, `address ${address}`];
  if (!attempts.take(keys, clock.real())) throw new AppError('too_many_requests', signInWords.tooMany);
  const user = await staffUserByEmail(database, email);
  const fits = await fitsPassword(user?.passwordHash ?? null, password);
  if (!user || !fits || user.disabledAt) throw new AppError('not_signed_in', signInWords.wrong);
  attempts.giveBack(keys);
  return user;
}
