import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { Agent } from 'undici';
import { type KeepTokensDeps, keepTokens, type TokenKeeper } from '../../../src/channels/zalo-oa/keep-tokens.ts';
import { refreshCall } from '../../../src/channels/zalo-oa/oauth.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { encryptionWith } from '../../../src/platform/encryption.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { Secret } from '../../../src/platform/secret.ts';
import type { TestDatabase } from '../../database.ts';
import type { ZaloOaEmulator } from '../../emulators/zalo-oa/zalo-oa-emulator.ts';
import type { TokenTask } from './token-process.ts';

/** Waits short enough for tests. */
export const QUICK = { call: 5_000, lease: 400, firstRetry: 20, lookWithout: 20 };

const KEY = randomBytes(32);

/** A process of its own; `tell` lets it begin. */
export interface TokenProcess {
  process: ChildProcess;
  tell(task?: Partial<TokenTask>): void;
  /** The token that it came to, or nothing where it died. */
  ended: Promise<string | undefined>;
}

/** Processes that keep the tokens of the emulated account in one database. */
export function tokenPlay(db: TestDatabase, emulator: ZaloOaEmulator) {
  const { appId, appSecret, oauthRoot } = emulator;
  let seed = emulator.oauth.refreshToken;
  return {
    keeper: (changes: Partial<KeepTokensDeps> = {}): TokenKeeper =>
      keepTokens({
        ...{ database: db.database, encryption: encryptionWith(KEY), channel: 'zalo-oa', account: appId },
        ...{ seed, appSecret, clock: systemClock, logger: silentLogger, timing: QUICK },
        refresh: refreshCall(new Agent(), { appId, appSecret: new Secret(appSecret), oauthRoot }),
        ...changes,
      }),
    /** An administrator of the OA consents; the operator enters the new token. */
    consent: (): string => {
      seed = emulator.oauth.consent();
      return seed;
    },
    begin: async (): Promise<TokenProcess> => {
      const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'token-process.ts')], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
      const ended = once(child, 'close').then(() => output.split('\n')[1] || undefined);
      await Promise.race([once(child.stdout, 'data'), ended]);
      const task = { databaseUrl: db.url, key: KEY.toString('base64'), appId, appSecret, oauthRoot, timing: QUICK };
      return {
        process: child,
        ended,
        tell: (changes = {}) => void child.stdin.write(`${JSON.stringify({ ...task, seed, ...changes })}\n`),
      };
    },
    /** As if the pair had been obtained 21 hours ago; with `left`, its access token ends in so many hours. */
    age: async ({ left }: { left?: number } = {}): Promise<void> => {
      await db.query(
        `UPDATE channel_tokens SET obtained_at = obtained_at - interval '21 hours',
           access_expires_at = CASE WHEN $1::float8 IS NULL THEN access_expires_at ELSE now() + $1 * interval '1 hour' END`,
        [left ?? null],
      );
    },
    tasks: () =>
      db.query<{ note: string; done_at: Date | null }>(
        `SELECT note, done_at FROM tasks WHERE kind = 'channel_consent'`,
      ),
  };
}
