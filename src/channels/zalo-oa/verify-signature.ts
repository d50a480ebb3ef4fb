import { createHash } from 'node:crypto';
import { constantTimeEqual } from '../../platform/encryption.ts';

type Headers = Record<string, string | string[] | undefined>;

/**
 * Whose id stands in the hash: the documentation says the app's, some accounts are seen to use the Official Account's. Undefined:
 * the signature is wrong.
 */
export type SignedBy = 'app_id' | 'oa_id' | undefined;

/**
 * `X-ZEvent-Signature: mac=<hex>`, a plain SHA-256 of id, raw body, timestamp and secret (`platforms.md` §3.5). The id may be only
 * digits, so that nothing of a body can be taken for a part of it.
 */
export function signedBy(
  headers: Headers,
  body: Buffer,
  { appId, secretKey }: { appId: string; secretKey: string },
): SignedBy {
  const header = headers['x-zevent-signature'];
  if (secretKey === '' || typeof header !== 'string') return undefined;
  const given = header.trim().replace(/^mac=/i, '').toLowerCase();
  const event = eventOf(body);
  if (!event || !/^[0-9a-f]{64}$/.test(given)) return undefined;
  const { timestamp, oaIds } = event;
  const fits = (id: string) => constantTimeEqual(macOf({ id, body, timestamp, secretKey }), given);
  if (fits(appId)) return 'app_id';
  return oaIds.some(fits) ? 'oa_id' : undefined;
}

export function macOf({
  id,
  body,
  timestamp,
  secretKey,
}: {
  id: string;
  body: Buffer;
  timestamp: string;
  secretKey: string;
}): string {
  return createHash('sha256').update(id).update(body).update(`${timestamp}${secretKey}`).digest('hex');
}

/** What of the body goes into its own signature. */
function eventOf(body: Buffer): { timestamp: string; oaIds: string[] } | undefined {
  let event: unknown;
  try {
    event = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  const { timestamp, oa_id: oaId, recipient, sender } = (event ?? {}) as Record<string, unknown>;
  if (typeof timestamp !== 'string' && typeof timestamp !== 'number') return undefined;
  const idOf = (party: unknown) => (party as { id?: unknown } | null | undefined)?.id;
  const ids = [oaId, idOf(recipient), idOf(sender)].filter((id) => typeof id === 'string');
  return { timestamp: String(timestamp), oaIds: [...new Set(ids)].filter((id) => /^\d{5,25}$/.test(id)) };
}
