import { randomBytes } from 'node:crypto';
import type { Encryption } from '../../platform/encryption.ts';

/** Somebody at the page `/chat`: who holds the cookie is the person. */
export interface Visitor {
  /** 128 random bits: the person's address on this channel. */
  id: string;
  /** What the cookie holds. */
  cookie: string;
}

const PURPOSE = 'web-chat/visitor';

export function newVisitor(encryption: Pick<Encryption, 'sign'>): Visitor {
  const id = randomBytes(16).toString('hex');
  return { id, cookie: `${id}.${encryption.sign(PURPOSE, id)}` };
}

/** @returns null for a cookie that we did not make. */
export function knownVisitor(encryption: Pick<Encryption, 'verify'>, cookie: string | undefined): Visitor | null {
  const [id = '', signature = '', ...more] = (cookie ?? '').split('.');
  if (!/^[0-9a-f]{32}$/.test(id) || more.length > 0) return null;
  return encryption.verify(PURPOSE, id, signature) ? { id, cookie: cookie! } : null;
}
