import { expect, test } from '@jest/globals';
import { parseConfig } from '../../../src/config.ts';

const WHOLE = {
  ZALO_OA_APP_ID: '4069000000000000001',
  ZALO_OA_APP_SECRET: 'app-secret',
  ZALO_OA_SECRET_KEY: 'oa-secret',
  ZALO_OA_REFRESH_TOKEN: 'refresh-token',
};

function parsed(variables: Record<string, string>) {
  const found = parseConfig(variables);
  return found.ok ? { ok: true as const, channel: found.config.channels['zalo-oa'] } : found;
}

test('the channel is off while nothing is set', () => {
  expect(parsed({})).toEqual({ ok: true, channel: undefined });
});

test('everything but the keys has its default, and keys are not printed', () => {
  const found = parsed(WHOLE);
  const channel = found.ok ? found.channel : undefined;
  expect(channel).toMatchObject({
    ...{ appId: WHOLE.ZALO_OA_APP_ID, mode: 'webhook', pace: 30 },
    apiRoot: 'https://openapi.zalo.me/',
    oauthRoot: 'https://oauth.zaloapp.com/',
    zbsRoot: 'https://business.openapi.zalo.me/',
  });
  expect(JSON.stringify(channel)).not.toMatch(/app-secret|oa-secret|refresh-token/);
});

test('a root keeps its path and gets its slash', () => {
  const ZALO_OA_API_ROOT = 'http://127.0.0.1:9/api';
  expect(parsed({ ...WHOLE, ZALO_OA_API_ROOT, ZALO_OA_PACE: '0' })).toMatchObject({
    channel: { apiRoot: 'http://127.0.0.1:9/api/', pace: 0 },
  });
});

test('every mistake is told at once, by name, without a value', () => {
  const wrong = parsed({
    ZALO_OA_APP_ID: 'nghe-dan',
    ZALO_OA_APP_SECRET: 'two words',
    ZALO_OA_API_ROOT: 'ftp://zalo',
    ZALO_OA_OAUTH_ROOT: 'oauth',
    ZALO_OA_ZBS_ROOT: 'zbs',
    ZALO_OA_PACE: '-1',
  });
  if (wrong.ok) throw new Error('there are mistakes');
  const said = wrong.mistakes.join('\n');
  for (const name of [
    'APP_ID',
    'APP_SECRET',
    'SECRET_KEY',
    'REFRESH_TOKEN',
    'API_ROOT',
    'OAUTH_ROOT',
    'ZBS_ROOT',
    'PACE',
  ])
    expect(said).toContain(`ZALO_OA_${name}`);
  expect(said).not.toMatch(/nghe-dan|two words/);
});

test('keys without the app are a mistake', () => {
  const { ZALO_OA_APP_ID: _, ...keys } = WHOLE;
  expect(parsed(keys)).toMatchObject({
    mistakes: [
      'ZALO_OA_APP_SECRET needs ZALO_OA_APP_ID.',
      'ZALO_OA_SECRET_KEY needs ZALO_OA_APP_ID.',
      'ZALO_OA_REFRESH_TOKEN needs ZALO_OA_APP_ID.',
    ],
  });
});
