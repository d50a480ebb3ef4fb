import { createHmac, timingSafeEqual } from 'node:crypto';

/** Checks a user key of the shared-key mode: a JWT with HS256, `{id}`, signed with the integration's encryption key. @returns the id. */
export function userOf(key: string, encryptionKey: string): string | null {
  const [header = '', payload = '', signature = '', ...more] = key.split('.');
  if (more.length > 0 || signature === '') return null;
  const made = createHmac('sha256', encryptionKey).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== made.length || !timingSafeEqual(given, made)) return null;
  const { alg, typ } = jsonOf(header);
  const { id } = jsonOf(payload);
  return alg === 'HS256' && typ === 'JWT' && typeof id === 'string' && id !== '' ? id : null;
}

function jsonOf(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
