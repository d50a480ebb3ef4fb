import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Everything that needs the installation's `SECRET_KEY`; each purpose has a key of its own, derived from it. */
export interface Encryption {
  /** AES-256-GCM. The result begins with the key's id, so that a key can be changed one day. */
  encrypt(text: string): Buffer;
  /** @throws Error where the bytes were tampered with or belong to another key. */
  decrypt(cipher: Uint8Array): string;
  /** A keyed hash for exact look-ups of what is stored encrypted. */
  lookupHash(...parts: string[]): Buffer;
  /** A signature for links and cookies, base64url. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
}

const KEY_ID = 1;

/** @param secret 32 bytes. */
export function encryptionWith(secret: Buffer): Encryption {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `nghe-dan/${purpose}`, 32));
  const cipherKey = derive('encrypt');
  const lookupKey = derive('lookup');
  const signKey = derive('sign');
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', signKey).update(`${purpose}\0${text}`).digest('base64url');
  return {
    encrypt: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([KEY_ID]), iv, cipher.getAuthTag(), body]);
    },
    decrypt: (bytes) => {
      const all = Buffer.from(bytes);
      if (all[0] !== KEY_ID) throw new Error(`encrypted with the unknown key ${all[0]}`);
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, all.subarray(1, 13));
      decipher.setAuthTag(all.subarray(13, 29));
      return Buffer.concat([decipher.update(all.subarray(29)), decipher.final()]).toString('utf8');
    },
    lookupHash: (...parts) => createHmac('sha256', lookupKey).update(parts.join('\0')).digest(),
    sign,
    verify: (purpose, text, signature) => constantTimeEqual(sign(purpose, text), signature),
  };
}

/** Compares secrets without telling by its time where they differ. */
export function constantTimeEqual(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
