import { type Database, Prisma, type Sql } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import { addTasks, settleTasks } from '../../staff/task-store.ts';
import type { TokenPair } from './oauth.ts';
import { type AfterFailure, planTokens, type TokenPlan, type Tokens } from './token-plan.ts';
import { consentWords } from './words.ts';

/** Whose tokens, and what reads them. */
export interface TokenOwner {
  database: Pick<Database, '$transaction'>;
  encryption: Pick<Encryption, 'encrypt' | 'decrypt' | 'lookupHash'>;
  channel: string;
  account: string;
  /** The refresh token of the last consent, as the operator gave it. */
  seed: string;
  /** What the platform knows us by: after a refusal, another one is worth another try. */
  appSecret: string;
}

/** Only a person can give consent. */
const CONSENT_TASK = 'channel_consent';

interface Row {
  accessCipher: Uint8Array | null;
  accessExpiresAt: Date | null;
  obtainedAt: Date | null;
  refreshCipher: Uint8Array;
  formerCipher: Uint8Array | null;
  refreshStartedAt: Date | null;
  retryAt: Date | null;
  failures: number;
  lostAt: Date | null;
  lostWith: string | null;
  seeds: string[];
  version: number;
}

const COLUMNS = Prisma.sql`access_cipher AS "accessCipher", access_expires_at AS "accessExpiresAt",
  obtained_at AS "obtainedAt", refresh_cipher AS "refreshCipher", former_cipher AS "formerCipher",
  refresh_started_at AS "refreshStartedAt", retry_at AS "retryAt", failures, lost_at AS "lostAt",
  lost_with AS "lostWith", seeds, version`;

export interface Begun {
  /** As they were before this call. */
  tokens: Tokens;
  plan: TokenPlan;
}

/**
 * Decides, under the lock of the row, whether it is this caller that renews the tokens; if so, that is written down before the
 * platform is asked, and for `leaseMs` nobody else begins. The row is made from the seed, and a seed that was never seen is
 * taken before what stands.
 */
export function beginRefresh(
  owner: TokenOwner,
  { now, refused, leaseMs }: { now: Date; refused?: number | undefined; leaseMs: number },
): Promise<Begun> {
  const { database, channel, account } = owner;
  return database.$transaction(async (tx) => {
    const tokens = tokensOf(await lockedRow(tx, owner), owner);
    const plan = planTokens(tokens, { now, refused });
    if (plan.kind === 'refresh')
      await tx.$executeRaw`
        UPDATE channel_tokens SET refresh_started_at = coalesce(refresh_started_at, ${now}::timestamptz),
          retry_at = ${new Date(now.getTime() + leaseMs)}::timestamptz
        WHERE channel = ${channel} AND account = ${account}`;
    return { tokens, plan };
  });
}

/**
 * Writes a new pair down, which is used only after that; an alarm that asked for consent is over.
 * @param from the version that it follows. @returns false where another pair stands there: then that one is good.
 */
export function storePair(owner: TokenOwner, pair: TokenPair, { from, now, tasksAt }: StoreTimes): Promise<boolean> {
  const { database, encryption, channel, account } = owner;
  return database.$transaction(async (tx) => {
    const stored = await tx.$executeRaw`
      UPDATE channel_tokens SET access_cipher = ${encryption.encrypt(pair.access)},
        access_expires_at = ${new Date(now.getTime() + pair.lifetimeMs)}::timestamptz, obtained_at = ${now}::timestamptz,
        refresh_cipher = ${encryption.encrypt(pair.refresh)}, former_cipher = NULL, refresh_started_at = NULL,
        retry_at = NULL, failures = 0, lost_at = NULL, lost_with = NULL, version = version + 1
      WHERE channel = ${channel} AND account = ${account} AND version = ${from}`;
    if (stored === 0) return false;
    const settled = { outcome: consentWords.renewed, staffId: null, now: tasksAt };
    await settleTasks(tx, { kind: CONSENT_TASK, subjects: [subjectOf(owner)] }, settled);
    return true;
  });
}

interface StoreTimes {
  from: number;
  /** By the machine's clock. */
  now: Date;
  /** By the clock that people live by. */
  tasksAt: Date;
}

/** Writes down what came of a refresh that brought no pair, and raises the alarm where a person has to act. */
export function storeFailure(
  owner: TokenOwner,
  after: AfterFailure,
  { from, now, tasksAt }: StoreTimes,
): Promise<void> {
  const { database, channel, account } = owner;
  return database.$transaction(async (tx) => {
    const changed = await tx.$queryRaw<Pick<Row, 'accessExpiresAt'>[]>`
      UPDATE channel_tokens SET ${changesOf(owner, after, now)}
      WHERE channel = ${channel} AND account = ${account} AND version = ${from} AND lost_at IS NULL
      RETURNING access_expires_at AS "accessExpiresAt"`;
    const isAlarm = after.kind === 'lost' || (after.kind === 'again' && after.alarm);
    if (changed.length === 0 || !isAlarm) return;
    const until = changed[0]!.accessExpiresAt;
    const words = after.kind === 'lost' ? consentWords.lost : consentWords.failing;
    const note = words(until && until > now ? TIME.format(until) : undefined);
    const dueAt = new Date(tasksAt.getTime() + CONSENT_WITHIN_MS);
    await addTasks(tx, [{ kind: CONSENT_TASK, subject: subjectOf(owner), note, dueAt }], tasksAt);
  });
}

/** Less than an access token has left when it should have been renewed. */
const CONSENT_WITHIN_MS = 4 * 3_600_000;

const TIME = new Intl.DateTimeFormat('vi-VN', {
  ...{ hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'numeric' },
  timeZone: 'Asia/Ho_Chi_Minh',
});

function changesOf(owner: TokenOwner, after: AfterFailure, now: Date): Prisma.Sql {
  switch (after.kind) {
    case 'again':
      return Prisma.sql`failures = ${after.failures}, retry_at = ${after.at}::timestamptz,
        refresh_started_at = CASE WHEN ${after.isDoubtful} THEN refresh_started_at END`;
    case 'fall_back':
      return Prisma.sql`refresh_cipher = former_cipher, former_cipher = NULL, refresh_started_at = NULL, retry_at = NULL,
        failures = 0`;
    case 'lost':
      return Prisma.sql`lost_at = ${now}::timestamptz, lost_with = ${secretHash(owner)}, retry_at = NULL`;
  }
}

/** The row as it stands, locked; a seed or a secret that is new to it has been taken into account. */
async function lockedRow(tx: Sql, owner: TokenOwner): Promise<Row> {
  const { encryption, channel, account } = owner;
  const seedHash = encryption.lookupHash('channel seed', channel, account, owner.seed).toString('hex');
  const here = Prisma.sql`channel = ${channel} AND account = ${account}`;
  const read = () => tx.$queryRaw<Row[]>(Prisma.sql`SELECT ${COLUMNS} FROM channel_tokens WHERE ${here} FOR UPDATE`);
  await tx.$executeRaw`
    INSERT INTO channel_tokens (channel, account, refresh_cipher, seeds)
    VALUES (${channel}, ${account}, ${encryption.encrypt(owner.seed)}, ARRAY[${seedHash}])
    ON CONFLICT (channel, account) DO NOTHING`;
  const row = (await read())[0]!;
  if (!row.seeds.includes(seedHash)) {
    await tx.$executeRaw(Prisma.sql`
      UPDATE channel_tokens SET former_cipher = CASE WHEN lost_at IS NULL THEN refresh_cipher END,
        refresh_cipher = ${encryption.encrypt(owner.seed)}, seeds = seeds || ${seedHash}::text, obtained_at = NULL,
        refresh_started_at = NULL, retry_at = NULL, failures = 0, lost_at = NULL, lost_with = NULL,
        -- Whatever a process brings that began with the token of before is of the consent of before.
        version = version + 1
      WHERE ${here}`);
    return (await read())[0]!;
  }
  if (row.lostAt && row.lostWith !== secretHash(owner)) {
    await tx.$executeRaw(Prisma.sql`
      UPDATE channel_tokens SET lost_at = NULL, lost_with = NULL, retry_at = NULL, failures = 0 WHERE ${here}`);
    return (await read())[0]!;
  }
  return row;
}

function secretHash({ encryption, channel, account, appSecret }: TokenOwner): string {
  return encryption.lookupHash('channel secret', channel, account, appSecret).toString('hex');
}

function subjectOf({ channel, account }: TokenOwner): string {
  return `${channel} ${account}`;
}

function tokensOf(row: Row, { encryption }: TokenOwner): Tokens {
  const open = (cipher: Uint8Array | null) => (cipher === null ? undefined : encryption.decrypt(cipher));
  return {
    access: open(row.accessCipher),
    accessExpiresAt: row.accessExpiresAt ?? undefined,
    obtainedAt: row.obtainedAt ?? undefined,
    refresh: encryption.decrypt(row.refreshCipher),
    former: open(row.formerCipher),
    refreshStartedAt: row.refreshStartedAt ?? undefined,
    retryAt: row.retryAt ?? undefined,
    failures: row.failures,
    lostAt: row.lostAt ?? undefined,
    version: row.version,
  };
}

/** What an operator may know of an account's permission. */
export interface PermissionRow {
  accessExpiresAt: Date | null;
  refreshStartedAt: Date | null;
  lostAt: Date | null;
}

/** @returns undefined where no process has begun with it yet. */
export async function permissionOf(
  database: Sql,
  { channel, account }: { channel: string; account: string },
): Promise<PermissionRow | undefined> {
  const rows = await database.$queryRaw<PermissionRow[]>`
    SELECT access_expires_at AS "accessExpiresAt", refresh_started_at AS "refreshStartedAt", lost_at AS "lostAt"
    FROM channel_tokens WHERE channel = ${channel} AND account = ${account}`;
  return rows[0];
}
