import { randomBytes } from 'node:crypto';

/** Random digits of so many ids: every request has one, and asking the system for one costs as much as for these. */
const POOLED = 256;
const DIGITS = 19;
let pool = '';
let used = 0;

/** The last time of an id, as it begins. */
let lastMs = 0;
let lastTime = '';

/** A UUID version 7: its order is the order of making. */
export function newId(): string {
  const ms = Date.now();
  if (ms !== lastMs) {
    lastMs = ms;
    const time = ms.toString(16).padStart(12, '0');
    lastTime = `${time.slice(0, 8)}-${time.slice(8)}`;
  }
  if (used === pool.length) {
    pool = randomBytes((DIGITS * POOLED) / 2).toString('hex');
    used = 0;
  }
  const random = pool.slice(used, used + DIGITS);
  used += DIGITS;
  const variant = '89ab'[Number.parseInt(random[3]!, 16) & 3];
  return `${lastTime}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7)}`;
}

/** A secret for a cookie or a link: 256 random bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
