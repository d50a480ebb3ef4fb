import { createHash } from 'node:crypto';

/** How the token of a session or a sign-in link is stored: it has 256 random bits, so a plain hash cannot be turned round. */
export function secretHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
