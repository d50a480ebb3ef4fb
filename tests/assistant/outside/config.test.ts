import { expect, test } from '@jest/globals';
import { parseBotpressConfig } from '../../../src/assistant/outside/config.ts';
import { parseConfig } from '../../../src/config.ts';
import { readEnvironment } from '../../../src/platform/environment.ts';

const RIGHT = {
  BOTPRESS_WEBHOOK_ID: 'a1b2c3d4-0000-4000-8000-000000000001',
  BOTPRESS_ENCRYPTION_KEY: 'a-key-of-some-length',
  BOTPRESS_WEBHOOK_SECRET: 'a-secret-of-some-length',
};

function read(variables: Record<string, string>) {
  const environment = readEnvironment(variables);
  return { config: parseBotpressConfig(environment), mistakes: environment.mistakes };
}

test('nothing is asked outside while nothing is set', () => {
  expect(read({})).toEqual({ config: undefined, mistakes: [] });
});

test('three variables switch it on; the address is the cloud’s unless told', () => {
  const { config, mistakes } = read(RIGHT);
  expect(mistakes).toEqual([]);
  expect(config).toMatchObject({ webhookId: RIGHT.BOTPRESS_WEBHOOK_ID, apiRoot: 'https://chat.botpress.cloud' });
  expect(config!.encryptionKey.reveal()).toBe(RIGHT.BOTPRESS_ENCRYPTION_KEY);
  expect(JSON.stringify(config)).not.toContain('of-some-length');
  expect(read({ ...RIGHT, BOTPRESS_API_ROOT: 'http://127.0.0.1:99/' }).config!.apiRoot).toBe('http://127.0.0.1:99');
});

test('every mistake is told at once, by name, and never a secret', () => {
  const { config, mistakes } = read({
    BOTPRESS_WEBHOOK_ID: 'https://chat.botpress.cloud/x',
    BOTPRESS_ENCRYPTION_KEY: 'short',
    BOTPRESS_API_ROOT: 'http://vidu.vn',
  });
  expect(config).toBeUndefined();
  for (const name of ['BOTPRESS_WEBHOOK_ID', 'BOTPRESS_ENCRYPTION_KEY', 'BOTPRESS_API_ROOT', 'BOTPRESS_WEBHOOK_SECRET'])
    expect(mistakes.filter((mistake) => mistake.startsWith(name))).toHaveLength(1);
  expect(mistakes.join()).not.toContain('short');
  for (const name of Object.keys(RIGHT)) {
    const { [name as keyof typeof RIGHT]: _, ...others } = RIGHT;
    expect(read(others).mistakes).toEqual([expect.stringMatching(`^${name} is missing`)]);
  }
});

test('it is a part of the service’s configuration', () => {
  expect(parseConfig(RIGHT)).toMatchObject({
    ok: true,
    config: { botpress: { webhookId: RIGHT.BOTPRESS_WEBHOOK_ID } },
  });
});
