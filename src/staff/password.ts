import { hash, verify } from '@node-rs/argon2';

/** What OWASP recommends for argon2id where memory is dear: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const LEAST_PASSWORD_LENGTH = 8;

/** An argon2id hash with its parameters and salt in it. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** Made once: a password is checked against it where there is none, so that both cases take the same time. */
let nobodys: Promise<string> | undefined;

/** Whether the password fits. Takes as long for a user who is unknown or has no password (`null`) as for one who has. */
export async function fitsPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const fits = await verify(passwordHash ?? (await nobodys), password.normalize('NFC'));
  return fits && passwordHash !== null;
}
