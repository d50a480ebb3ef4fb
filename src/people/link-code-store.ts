import { randomInt } from 'node:crypto';
import { newLinkCode } from '../language/link-code.ts';
import type { Sql } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';

/**
 * One-time codes by which whoever says one in a chat proves to be whom it was given to: somebody's own other account (`person`), the
 * holder of a post (`post`), … : `purpose` is an open set, `subject` an id that only its purpose understands.
 *
 * To use it: `makeLinkCode` and show the code (`shownLinkCode`) to whom it is for. What is said in a chat is read by `linkCodeIn`;
 * `flows/link-account` hears it in any talk and asks the fact `link_code`, which calls `findLinkCode`: a purpose adds its own kind
 * of answer there and the flow goes on to its question. When the person has said yes, its effect calls `takeLinkCode` in the turn's
 * transaction and does what the code is for: it is good for one of those who say it at the same moment.
 */
type Keyed = Pick<Encryption, 'lookupHash'>;

/** Wrong codes from one address; then even the right one is not looked at, until the hour since the first is over. */
export const MOST_WRONG_CODES = 5;
const WITHIN_MS = 60 * 60_000;

/** Codes of so long ago are not even told to be too old. Milliseconds. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

export interface NewLinkCode {
  purpose: string;
  subject: string;
  validMs: number;
  now: Date;
}

/** A new code; what was given to the same subject before is good no more. Only a keyed hash of it is kept. */
export async function makeLinkCode(
  tx: Sql,
  { purpose, subject, validMs, now }: NewLinkCode,
  encryption: Keyed,
): Promise<{ code: string; expiresAt: Date }> {
  const code = newLinkCode((below) => randomInt(below));
  const expiresAt = new Date(now.getTime() + validMs);
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  await tx.$executeRaw`
    DELETE FROM link_codes WHERE (purpose = ${purpose} AND subject = ${subject}) OR expires_at < ${forgotten}::timestamptz`;
  await tx.$executeRaw`
    INSERT INTO link_codes (code_hash, purpose, subject, created_at, expires_at)
    VALUES (${hashOf(encryption, code)}, ${purpose}, ${subject}, ${now}::timestamptz, ${expiresAt}::timestamptz)`;
  return { code, expiresAt };
}

/** The codes of these subjects are good no more. */
export async function dropLinkCodes(tx: Sql, subjects: readonly string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM link_codes WHERE subject = ANY(${[...subjects]}::text[])`;
}

/** A code as whoever says it in the chat with this address may use it. */
export interface SaidCode {
  code: string;
  addressId: string;
}

/** `unknown`: there is none, it is too old or was used; nobody is told which. `too_many_tries`: it is not looked at. */
export type FoundLinkCode =
  | { state: 'good'; purpose: string; subject: string }
  | { state: 'unknown' }
  | { state: 'too_many_tries' };

/** What a code is for. Takes nothing and counts nothing: see `countWrongCode`. */
export async function findLinkCode(
  tx: Pick<Sql, '$queryRaw'>,
  { code, addressId }: SaidCode,
  { encryption, now }: { encryption: Keyed; now: Date },
): Promise<FoundLinkCode> {
  const [row] = await tx.$queryRaw<{ purpose: string | null; subject: string | null; blocked: boolean }[]>`
    SELECT c.purpose, c.subject, coalesce(t.count >= ${MOST_WRONG_CODES} AND t.since > ${since(now)}::timestamptz, false) AS blocked
    FROM (SELECT 1) one
    LEFT JOIN link_codes c ON c.code_hash = ${hashOf(encryption, code)} AND c.used_at IS NULL AND c.expires_at > ${now}::timestamptz
    LEFT JOIN link_code_tries t ON t.address_id = ${addressId}::uuid`;
  if (row?.blocked) return { state: 'too_many_tries' };
  if (!row?.purpose || !row.subject) return { state: 'unknown' };
  return { state: 'good', purpose: row.purpose, subject: row.subject };
}

/** Uses a code up. Of several who say it at once one has it. */
export async function takeLinkCode(
  tx: Sql,
  said: SaidCode,
  { encryption, now }: { encryption: Keyed; now: Date },
): Promise<FoundLinkCode> {
  const found = await findLinkCode(tx, said, { encryption, now });
  if (found.state !== 'good') return found;
  const taken = await tx.$executeRaw`
    UPDATE link_codes SET used_at = ${now}::timestamptz
    WHERE code_hash = ${hashOf(encryption, said.code)} AND used_at IS NULL`;
  return taken === 1 ? found : { state: 'unknown' };
}

/** Counts that these addresses said a code that is none. @returns how often within the hour, with this time, in their order. */
export async function countWrongCodes(tx: Sql, addressIds: readonly string[], now: Date): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    INSERT INTO link_code_tries AS t (address_id, count, since)
    SELECT DISTINCT id, 1, ${now}::timestamptz FROM unnest(${[...addressIds]}::uuid[]) AS tried(id) ORDER BY id
    ON CONFLICT (address_id) DO UPDATE SET
      count = CASE WHEN t.since <= ${since(now)}::timestamptz THEN 1 ELSE t.count + 1 END,
      since = CASE WHEN t.since <= ${since(now)}::timestamptz THEN excluded.since ELSE t.since END
    RETURNING address_id AS id, count`;
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return addressIds.map((id) => counts.get(id)!);
}

function since(now: Date): Date {
  return new Date(now.getTime() - WITHIN_MS);
}

function hashOf(encryption: Keyed, code: string): Buffer {
  return encryption.lookupHash('link code', code);
}
