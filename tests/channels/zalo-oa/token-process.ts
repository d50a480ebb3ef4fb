import { Agent } from 'undici';
import { type KeepTokensDeps, keepTokens } from '../../../src/channels/zalo-oa/keep-tokens.ts';
import { refreshCall } from '../../../src/channels/zalo-oa/oauth.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { openDatabase } from '../../../src/platform/database.ts';
import { encryptionWith } from '../../../src/platform/encryption.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { Secret } from '../../../src/platform/secret.ts';

/**
 * A process of the service as far as tokens go. It gets its task on standard input, after it said that it is there, and prints the
 * access token that it came to.
 */
export interface TokenTask {
  databaseUrl: string;
  /** Base64. */
  key: string;
  appId: string;
  appSecret: string;
  oauthRoot: string;
  seed: string;
  timing: KeepTokensDeps['timing'];
  /** Where it drops dead: before the platform is asked, when the answer is there, when the pair is written down. */
  dieAt?: 'begun' | 'answered' | 'written';
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
}

process.stdout.write('there\n');
for await (const line of process.stdin) {
  const task: TokenTask = JSON.parse(String(line));
  const config = { appId: task.appId, appSecret: new Secret(task.appSecret), oauthRoot: task.oauthRoot };
  const ask = refreshCall(new Agent(), config);
  const keeper = keepTokens({
    database: openDatabase({ url: task.databaseUrl, connections: 2 }),
    encryption: encryptionWith(Buffer.from(task.key, 'base64')),
    ...{ channel: 'zalo-oa', account: task.appId, seed: task.seed, appSecret: task.appSecret },
    ...{ clock: systemClock, logger: silentLogger, timing: task.timing },
    refresh: async (token, deadlineMs) => {
      if (task.dieAt === 'begun') die();
      const outcome = await ask(token, deadlineMs);
      if (task.dieAt === 'answered') die();
      return outcome;
    },
  });
  // What is due is renewed before anything else.
  await keeper.keep(AbortSignal.timeout(1)).catch(() => {});
  const { token } = await keeper.access({ signal: AbortSignal.timeout(10_000) });
  if (task.dieAt === 'written') die();
  process.stdout.write(`${token}\n`);
  process.exit(0);
}
