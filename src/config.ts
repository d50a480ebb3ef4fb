import { isIP } from 'node:net';
import { type BotpressConfig, parseBotpressConfig } from './assistant/outside/config.ts';
import { parseTelegramConfig, type TelegramConfig } from './channels/telegram/config.ts';
import { parseZaloBotConfig, type ZaloBotConfig } from './channels/zalo-bot/config.ts';
import { parseZaloOaConfig, type ZaloOaConfig } from './channels/zalo-oa/config.ts';
import { type Environment, isLoopback, readEnvironment } from './platform/environment.ts';
import type { Secret } from './platform/secret.ts';

/** What an operator set, checked and frozen. Secrets print as `[redacted]`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** The address that platforms and people reach us by, without a slash at its end. Unset: no webhooks. */
  readonly publicUrl?: string;
  readonly dataDir: string;
  /** Unset: the embedded PostgreSQL. */
  readonly databaseUrl?: Secret;
  /** Unset: the queue is in PostgreSQL. */
  readonly redisUrl?: Secret;
  readonly role: 'all' | 'web' | 'worker';
  /** 32 bytes, base64. Unset: made once in `dataDir`. */
  readonly secretKey?: Secret;
  readonly webChat: boolean;
  /** Addresses or ranges of proxies whose forwarded headers count. */
  readonly trustProxy: readonly string[];
  /** A template with `{z}`, `{x}` and `{y}`. */
  readonly mapTilesUrl?: string;
  /** The first administrator. */
  readonly admin?: { readonly email: string; readonly password: Secret };
  readonly sampleData: boolean;
  readonly logLevel: LogLevel;
  /** Where the clock starts, for tests and demonstrations. */
  readonly startAt?: Date;
  /** Photos in an S3 bucket instead of `dataDir`. */
  readonly s3?: S3Config;
  /** The assistant outside; unset: nothing is asked there. */
  readonly botpress?: BotpressConfig;
  readonly channels: {
    readonly telegram?: TelegramConfig;
    readonly 'zalo-bot'?: ZaloBotConfig;
    readonly 'zalo-oa'?: ZaloOaConfig;
  };
}

export interface S3Config {
  readonly bucket: string;
  readonly region: string;
  /** For services that speak S3 but are not Amazon's. */
  readonly endpoint?: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Each channel reads its own variables: a new one adds a line here. */
const CHANNELS = { telegram: parseTelegramConfig, 'zalo-bot': parseZaloBotConfig, 'zalo-oa': parseZaloOaConfig };

export type ParsedConfig = { ok: true; config: Config } | { ok: false; mistakes: string[] };

/** @returns the configuration, or every mistake at once, each a sentence that names the variable and never a secret's value. */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const environment = readEnvironment(variables);
  const databaseUrl = serverUrl(environment, 'DATABASE_URL', ['postgresql:', 'postgres:']);
  const embedded = environment.text('DATABASE_URL') === undefined;
  const config: Config = {
    port: environment.integer('PORT', { min: 0, max: 65_535 }) ?? 3000,
    host: environment.text('HOST') ?? '127.0.0.1',
    publicUrl: publicUrl(environment),
    dataDir: environment.text('DATA_DIR') ?? '.data',
    databaseUrl,
    redisUrl: serverUrl(environment, 'REDIS_URL', ['redis:', 'rediss:']),
    role: role(environment),
    secretKey: secretKey(environment),
    webChat: (environment.choice('WEB_CHAT', ['on', 'off']) ?? (embedded ? 'on' : 'off')) === 'on',
    trustProxy: trustProxy(environment),
    mapTilesUrl: mapTilesUrl(environment),
    admin: admin(environment),
    sampleData: (environment.choice('SAMPLE_DATA', ['1', '0']) ?? (embedded ? '1' : '0')) === '1',
    logLevel: environment.choice('LOG_LEVEL', LOG_LEVELS) ?? 'info',
    startAt: startAt(environment),
    s3: s3(environment),
    botpress: parseBotpressConfig(environment),
    channels: Object.fromEntries(Object.entries(CHANNELS).map(([id, parse]) => [id, parse(environment)])),
  };
  return environment.mistakes.length > 0
    ? { ok: false, mistakes: [...environment.mistakes] }
    : { ok: true, config: deepFreeze(config) };
}

function serverUrl(environment: Environment, name: string, protocols: string[]): Secret | undefined {
  return environment.url(name, protocols) && environment.secret(name);
}

function publicUrl(environment: Environment): string | undefined {
  const url = environment.url('PUBLIC_URL', ['https:', 'http:']);
  if (!url) return undefined;
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    environment.mistake('PUBLIC_URL must begin with https:// (http only for this machine).');
  if (url.username || url.search || url.hash) environment.mistake('PUBLIC_URL must have no user name, no ? and no #.');
  return url.href.replace(/\/+$/, '');
}

function role(environment: Environment): Config['role'] {
  const value = environment.choice('ROLE', ['all', 'web', 'worker']) ?? 'all';
  if (value !== 'all')
    for (const name of ['DATABASE_URL', 'SECRET_KEY'])
      if (environment.text(name) === undefined)
        environment.mistake(`ROLE=${value} needs ${name}: several processes share one.`);
  return value;
}

function secretKey(environment: Environment): Secret | undefined {
  const value = environment.text('SECRET_KEY');
  if (value !== undefined && !(/^[A-Za-z0-9+/]{43}=$/.test(value) && Buffer.from(value, 'base64').length === 32)) {
    environment.mistake('SECRET_KEY must be 32 bytes in base64, as `openssl rand -base64 32` makes them.');
    return undefined;
  }
  return environment.secret('SECRET_KEY');
}

function trustProxy(environment: Environment): string[] {
  const parts = (environment.text('TRUST_PROXY') ?? '').split(',').map((part) => part.trim());
  const addresses = parts.filter((part) => part !== '');
  for (const address of addresses)
    if (!isAddressOrRange(address))
      environment.mistake(
        `TRUST_PROXY must list addresses or ranges such as 10.0.0.1, 10.0.0.0/8 or loopback; "${address}" is none.`,
      );
  return addresses;
}

/** The three names are those that `proxy-addr`, inside Fastify, knows. */
function isAddressOrRange(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const size = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!;
  return size > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= size));
}

function mapTilesUrl(environment: Environment): string | undefined {
  const url = environment.url('MAP_TILES_URL', ['https:', 'http:']);
  const template = environment.text('MAP_TILES_URL');
  if (url && !['{z}', '{x}', '{y}'].every((part) => template!.includes(part)))
    environment.mistake('MAP_TILES_URL must contain {z}, {x} and {y}.');
  return url && template;
}

function admin(environment: Environment): Config['admin'] {
  const email = environment.text('ADMIN_EMAIL');
  const password = environment.secret('ADMIN_PASSWORD', { pattern: /^.{10,}$/s, is: 'at least 10 characters long' });
  const hasPassword = environment.text('ADMIN_PASSWORD') !== undefined;
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) environment.mistake('ADMIN_EMAIL must be a mail address.');
  if (email && !hasPassword) environment.mistake('ADMIN_EMAIL needs ADMIN_PASSWORD: set both or neither.');
  if (!email && hasPassword) environment.mistake('ADMIN_PASSWORD needs ADMIN_EMAIL: set both or neither.');
  return email && password ? { email, password } : undefined;
}

function startAt(environment: Environment): Date | undefined {
  const value = environment.text('NOW');
  if (value === undefined) return undefined;
  if (environment.text('NODE_ENV') === 'production')
    environment.mistake('NOW is for tests and demonstrations: it is refused when NODE_ENV=production.');
  const time = new Date(value);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(time.getTime())) {
    environment.mistake('NOW must be a time with its zone, such as 2026-11-18T08:00:00+07:00.');
    return undefined;
  }
  return time;
}

function s3(environment: Environment): S3Config | undefined {
  const bucket = environment.text('S3_BUCKET');
  const endpoint = environment.url('S3_ENDPOINT', ['https:', 'http:'])?.href;
  if (!bucket) return undefined;
  const accessKeyId = environment.text('S3_ACCESS_KEY_ID');
  const secretAccessKey = environment.secret('S3_SECRET_ACCESS_KEY');
  for (const name of ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
    if (environment.text(name) === undefined) environment.mistake(`S3_BUCKET needs ${name}.`);
  if (!accessKeyId || !secretAccessKey) return undefined;
  return { bucket, region: environment.text('S3_REGION') ?? 'us-east-1', endpoint, accessKeyId, secretAccessKey };
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value))
    if (typeof part === 'object' && part !== null && !(part instanceof Date)) deepFreeze(part);
  return Object.freeze(value);
}
