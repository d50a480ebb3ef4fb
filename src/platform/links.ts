import type { Clock } from './clock.ts';
import type { Encryption } from './encryption.ts';

/** Addresses that open one thing until a time, without a session: a picture, a map card. */
export interface Links {
  /** A token, safe in a path. It says its subject and its end in the clear and proves both; a purpose does not open another's. */
  sign(purpose: string, subject: string, expiresAt: Date): string;
  /** @returns null for a token that was altered, is for another purpose, or is over. */
  open(purpose: string, token: string): { subject: string } | null;
}

export function signedLinks(encryption: Pick<Encryption, 'sign' | 'verify'>, clock: Pick<Clock, 'now'>): Links {
  return {
    sign: (purpose, subject, expiresAt) => {
      const seconds = Math.ceil(expiresAt.getTime() / 1000);
      const claim = `${Buffer.from(subject).toString('base64url')}.${seconds.toString(36)}`;
      return `${claim}.${encryption.sign(`link/${purpose}`, claim)}`;
    },
    open: (purpose, token) => {
      const [subject, end, signature, ...more] = token.split('.');
      if (!subject || !end || !signature || more.length > 0) return null;
      if (!encryption.verify(`link/${purpose}`, `${subject}.${end}`, signature)) return null;
      if (Number.parseInt(end, 36) * 1000 <= clock.now().getTime()) return null;
      return { subject: Buffer.from(subject, 'base64url').toString('utf8') };
    },
  };
}
