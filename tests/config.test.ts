import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { type Config, parseConfig } from '../src/config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const TOKEN = '123456:AAabcdefghijklmnopqrstuvwxyz';

function config(variables: Record<string, string>): Config {
  const parsed = parseConfig(variables);
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'));
  return parsed.config;
}

function mistakes(variables: Record<string, string>): string[] {
  const parsed = parseConfig(variables);
  return parsed.ok ? [] : parsed.mistakes;
}

describe('without any variable', () => {
  test('everything has its default', () => {
    expect(config({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataDir: '.data',
      databaseUrl: undefined,
      redisUrl: undefined,
      role: 'all',
      secretKey: undefined,
      webChat: true,
      trustProxy: [],
      mapTilesUrl: undefined,
      admin: undefined,
      sampleData: true,
      logLevel: 'info',
      startAt: undefined,
      s3: undefined,
      channels: { telegram: undefined, 'zalo-bot': undefined },
    });
  });

  test('an empty variable is an unset one, and unknown variables are ignored', () => {
    expect(config({ PORT: '', TELEGRAM_BOT_TOKEN: '  ', SOMETHING_ELSE: 'x' })).toEqual(config({}));
  });

  test('the configuration cannot be changed, to its depth', () => {
    const frozen = config({ TELEGRAM_BOT_TOKEN: TOKEN });
    expect(Object.isFrozen(frozen)).toBe(true);
    expect(Object.isFrozen(frozen.channels.telegram)).toBe(true);
    expect(Object.isFrozen(frozen.trustProxy)).toBe(true);
  });
});

describe('with variables', () => {
  test('an own database turns the web chat and the sample town off, unless they are asked for', () => {
    const DATABASE_URL = 'postgresql://bot:pass@db/bot';
    expect(config({ DATABASE_URL })).toMatchObject({ webChat: false, sampleData: false });
    expect(config({ DATABASE_URL, WEB_CHAT: 'on', SAMPLE_DATA: '1' })).toMatchObject({
      webChat: true,
      sampleData: true,
    });
    expect(config({ WEB_CHAT: 'off', SAMPLE_DATA: '0' })).toMatchObject({ webChat: false, sampleData: false });
    expect(config({ DATABASE_URL }).databaseUrl?.reveal()).toBe(DATABASE_URL);
  });

  test('a public address loses the slash at its end', () => {
    expect(config({ PUBLIC_URL: 'https://nghe.example.vn/' }).publicUrl).toBe('https://nghe.example.vn');
    expect(config({ PUBLIC_URL: 'https://example.vn/nghe/' }).publicUrl).toBe('https://example.vn/nghe');
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'plain http is fine for this machine: %s',
    (PUBLIC_URL) => {
      expect(config({ PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL);
    },
  );

  test('a web process runs with a database and a key', () => {
    const parsed = config({
      ROLE: 'web',
      DATABASE_URL: 'postgres://db/bot',
      SECRET_KEY: KEY,
      PORT: '0',
      HOST: '0.0.0.0',
    });
    expect(parsed).toMatchObject({ role: 'web', port: 0, host: '0.0.0.0' });
    expect(parsed.secretKey?.reveal()).toBe(KEY);
  });

  test('proxies are addresses, ranges or the names of private ranges', () => {
    expect(config({ TRUST_PROXY: '10.0.0.1, 10.0.0.0/8 ,loopback, fd00::/8' }).trustProxy).toEqual([
      '10.0.0.1',
      '10.0.0.0/8',
      'loopback',
      'fd00::/8',
    ]);
  });

  test('the first administrator has an address and a password', () => {
    const { admin } = config({ ADMIN_EMAIL: 'a@example.vn', ADMIN_PASSWORD: 'mười ký tự' });
    expect(admin?.email).toBe('a@example.vn');
    expect(admin?.password.reveal()).toBe('mười ký tự');
  });

  test('the clock starts at NOW, with its zone', () => {
    expect(config({ NOW: '2026-11-18T08:00:00+07:00' }).startAt).toEqual(new Date('2026-11-18T01:00:00Z'));
    expect(config({ NOW: '2026-11-18T08:00Z' }).startAt).toEqual(new Date('2026-11-18T08:00:00Z'));
  });

  test('the telegram channel has its defaults', () => {
    expect(config({ TELEGRAM_BOT_TOKEN: TOKEN }).channels.telegram).toMatchObject({
      apiRoot: 'https://api.telegram.org/',
      mode: 'polling',
      webhookSecret: undefined,
      proxyUrl: undefined,
      pace: 30,
    });
  });

  test('the telegram channel takes its settings', () => {
    const { telegram } = config({
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: 'https://relay.example/tg',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'a-Z_09',
      TELEGRAM_PROXY_URL: 'http://user:pass@proxy:3128',
      TELEGRAM_PACE: '0',
      PUBLIC_URL: 'https://nghe.example.vn',
    }).channels;
    expect(telegram).toMatchObject({ apiRoot: 'https://relay.example/tg/', mode: 'webhook', pace: 0 });
    expect(telegram?.token.reveal()).toBe(TOKEN);
    expect(telegram?.webhookSecret?.reveal()).toBe('a-Z_09');
    expect(telegram?.proxyUrl?.reveal()).toBe('http://user:pass@proxy:3128');
  });

  test('the zalo-bot channel has its defaults, and takes its settings', () => {
    const ZALO_BOT_TOKEN = '12345689:abc-xyz';
    expect(config({ ZALO_BOT_TOKEN }).channels['zalo-bot']).toMatchObject({
      ...{ apiRoot: 'https://bot-api.zaloplatforms.com/', mode: 'polling', webhookSecret: undefined, pace: 5 },
    });
    const zaloBot = config({
      ZALO_BOT_TOKEN,
      ZALO_BOT_API_ROOT: 'https://bot-api.zapps.me/relay',
      ZALO_BOT_MODE: 'webhook',
      ZALO_BOT_WEBHOOK_SECRET: 'tam-ky-tu',
      ZALO_BOT_PACE: '0',
    }).channels['zalo-bot'];
    expect(zaloBot).toMatchObject({ apiRoot: 'https://bot-api.zapps.me/relay/', mode: 'webhook', pace: 0 });
    expect(zaloBot?.token.reveal()).toBe(ZALO_BOT_TOKEN);
    expect(zaloBot?.webhookSecret?.reveal()).toBe('tam-ky-tu');
  });

  test('photos may go to a bucket', () => {
    const { s3 } = config({ S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' });
    expect(s3).toMatchObject({ bucket: 'photos', region: 'us-east-1', endpoint: undefined, accessKeyId: 'id' });
  });
});

describe('a mistake is named', () => {
  test.each<[string, Record<string, string>]>([
    ['PORT must be a whole number from 0 to 65535.', { PORT: '70000' }],
    ['PORT must be a whole number from 0 to 65535.', { PORT: '3000x' }],
    ['PUBLIC_URL must be an address that begins with https:// or http://.', { PUBLIC_URL: 'nghe.example.vn' }],
    ['PUBLIC_URL must begin with https:// (http only for this machine).', { PUBLIC_URL: 'http://nghe.example.vn' }],
    ['PUBLIC_URL must have no user name, no ? and no #.', { PUBLIC_URL: 'https://nghe.example.vn/?a=1' }],
    [
      'DATABASE_URL must be an address that begins with postgresql:// or postgres://.',
      { DATABASE_URL: 'mysql://db/bot' },
    ],
    ['REDIS_URL must be an address that begins with redis:// or rediss://.', { REDIS_URL: 'localhost:6379' }],
    ['ROLE must be all or web or worker.', { ROLE: 'both' }],
    ['ROLE=web needs DATABASE_URL: several processes share one.', { ROLE: 'web', SECRET_KEY: KEY }],
    [
      'ROLE=worker needs SECRET_KEY: several processes share one.',
      { ROLE: 'worker', DATABASE_URL: 'postgres://db/bot' },
    ],
    ['SECRET_KEY must be 32 bytes in base64, as `openssl rand -base64 32` makes them.', { SECRET_KEY: 'c2hvcnQ=' }],
    ['WEB_CHAT must be on or off.', { WEB_CHAT: '1' }],
    [
      'TRUST_PROXY must list addresses or ranges such as 10.0.0.1, 10.0.0.0/8 or loopback; "true" is none.',
      { TRUST_PROXY: 'true' },
    ],
    [
      'TRUST_PROXY must list addresses or ranges such as 10.0.0.1, 10.0.0.0/8 or loopback; "10.0.0.0/33" is none.',
      { TRUST_PROXY: '10.0.0.0/33' },
    ],
    ['MAP_TILES_URL must contain {z}, {x} and {y}.', { MAP_TILES_URL: 'https://tiles.example/{z}/{x}' }],
    ['ADMIN_EMAIL must be a mail address.', { ADMIN_EMAIL: 'admin', ADMIN_PASSWORD: 'long enough' }],
    ['ADMIN_EMAIL needs ADMIN_PASSWORD: set both or neither.', { ADMIN_EMAIL: 'a@example.vn' }],
    ['ADMIN_PASSWORD needs ADMIN_EMAIL: set both or neither.', { ADMIN_PASSWORD: 'long enough' }],
    ['ADMIN_PASSWORD must be at least 10 characters long.', { ADMIN_EMAIL: 'a@example.vn', ADMIN_PASSWORD: 'short' }],
    ['SAMPLE_DATA must be 1 or 0.', { SAMPLE_DATA: 'yes' }],
    ['LOG_LEVEL must be fatal or error or warn or info or debug or trace or silent.', { LOG_LEVEL: 'loud' }],
    ['NOW must be a time with its zone, such as 2026-11-18T08:00:00+07:00.', { NOW: '2026-11-18T08:00:00' }],
    ['NOW must be a time with its zone, such as 2026-11-18T08:00:00+07:00.', { NOW: '2026-13-18T08:00:00Z' }],
    [
      'NOW is for tests and demonstrations: it is refused when NODE_ENV=production.',
      { NOW: '2026-11-18T08:00:00Z', NODE_ENV: 'production' },
    ],
    ['S3_BUCKET needs S3_SECRET_ACCESS_KEY.', { S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'id' }],
    [
      'TELEGRAM_BOT_TOKEN must be a token as @BotFather gives it, digits, a colon and letters.',
      { TELEGRAM_BOT_TOKEN: 'AAabc' },
    ],
    [
      'TELEGRAM_API_ROOT must be an address that begins with https:// or http://.',
      { TELEGRAM_API_ROOT: 'api.telegram.org' },
    ],
    ['TELEGRAM_MODE must be polling or webhook.', { TELEGRAM_MODE: 'webhooks' }],
    ['TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, _ and -.', { TELEGRAM_WEBHOOK_SECRET: 'bí mật' }],
    [
      'TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, _ and -.',
      { TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(257) },
    ],
    ['TELEGRAM_PACE must be a whole number from 0 to 1000.', { TELEGRAM_PACE: '-1' }],
    [
      'TELEGRAM_PROXY_URL works only with a TELEGRAM_API_ROOT that begins with https://.',
      { TELEGRAM_API_ROOT: 'http://127.0.0.1:8081', TELEGRAM_PROXY_URL: 'http://proxy:3128' },
    ],
    [
      'TELEGRAM_MODE=webhook needs TELEGRAM_WEBHOOK_SECRET.',
      { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://nghe.example.vn' },
    ],
    [
      'ZALO_BOT_TOKEN must be a token as Zalo Bot Creator gives it, digits, a colon and letters.',
      { ZALO_BOT_TOKEN: 'abc-xyz' },
    ],
    [
      'ZALO_BOT_API_ROOT must be an address that begins with https:// or http://.',
      { ZALO_BOT_API_ROOT: 'bot-api.zapps.me' },
    ],
    ['ZALO_BOT_MODE must be polling or webhook.', { ZALO_BOT_MODE: 'hook' }],
    ['ZALO_BOT_WEBHOOK_SECRET must be 8 to 256 letters, digits, _ and -.', { ZALO_BOT_WEBHOOK_SECRET: 'a'.repeat(7) }],
    ['ZALO_BOT_PACE must be a whole number from 0 to 1000.', { ZALO_BOT_PACE: '5/s' }],
    [
      'ZALO_BOT_MODE=webhook needs ZALO_BOT_WEBHOOK_SECRET.',
      { ZALO_BOT_TOKEN: '12345689:abc-xyz', ZALO_BOT_MODE: 'webhook' },
    ],
  ])('%s', (sentence, variables) => {
    expect(mistakes(variables)).toEqual([sentence]);
  });

  test('and all of them at once', () => {
    const found = mistakes({ PORT: 'x', ROLE: 'web', NOW: 'today', TELEGRAM_BOT_TOKEN: 'nonsense', WEB_CHAT: 'maybe' });
    for (const name of ['PORT', 'DATABASE_URL', 'SECRET_KEY', 'NOW', 'TELEGRAM_BOT_TOKEN', 'WEB_CHAT'])
      expect(found).toContainEqual(expect.stringContaining(name));
    expect(found).toHaveLength(6);
  });

  test('without repeating a secret', () => {
    const found = mistakes({ TELEGRAM_BOT_TOKEN: 'hush-hush', SECRET_KEY: 'hush-hush', DATABASE_URL: 'hush-hush' });
    expect(found).toHaveLength(3);
    expect(found.join()).not.toContain('hush');
  });
});

test('secrets are seen neither in JSON, nor printed, nor logged', () => {
  const secrets = [
    'hush-db',
    'hush-redis',
    'hush-password',
    'hush_token_0123456789',
    'hush_webhook',
    'hush-proxy',
    'hush-s3',
    'hush_zalo_token',
    'hush_zalo_webhook',
  ];
  const parsed = config({
    DATABASE_URL: `postgresql://bot:${secrets[0]}@db/bot`,
    REDIS_URL: `redis://:${secrets[1]}@redis`,
    SECRET_KEY: KEY,
    ADMIN_EMAIL: 'a@example.vn',
    ADMIN_PASSWORD: secrets[2]!,
    TELEGRAM_BOT_TOKEN: `123456:${secrets[3]}`,
    TELEGRAM_WEBHOOK_SECRET: secrets[4]!,
    TELEGRAM_PROXY_URL: `http://user:${secrets[5]}@proxy:3128`,
    S3_BUCKET: 'photos',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: secrets[6]!,
    ZALO_BOT_TOKEN: `12345689:${secrets[7]}`,
    ZALO_BOT_WEBHOOK_SECRET: secrets[8]!,
  });
  const lines: string[] = [];
  pino({}, { write: (line: string) => lines.push(line) }).info({ config: parsed }, `started with ${parsed.secretKey}`);
  expect(lines).toHaveLength(1);
  const shown = [JSON.stringify(parsed), inspect(parsed, { depth: 9, showHidden: true }), ...lines].join('\n');
  expect(shown).toContain('[redacted]');
  for (const secret of [...secrets, KEY]) expect(shown).not.toContain(secret);
});
