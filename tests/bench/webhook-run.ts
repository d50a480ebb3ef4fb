import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../service.ts';
import type { BenchPostgres } from './bench-postgres.ts';
import { busySeconds, processorSeconds, residentMegabytes, withChildren } from './machine.ts';
import { startProgram } from './program.ts';
import type { RedisServer } from './redis-server.ts';
import type { LoadResult } from './webhook-load.ts';

export type Bot = 'ours' | 'telegraf+redis' | 'telegraf+redis+pg';

export interface Servers {
  postgres: BenchPostgres;
  redis: RedisServer;
}

export interface WebhookRun extends LoadResult {
  /** Microseconds of processor time a turn, of each part and together. */
  cpu: { bot: number; postgres: number; redis: number; together: number };
  /** Statements sent to PostgreSQL a turn, BEGIN and COMMIT among them; only ours counts them. */
  queriesPerTurn: number | null;
  megabytes: number;
  /** Cores that were busy with none of this. */
  others: number;
}

const PEOPLE = 4_000;

/** One bot, fresh, under one load. @param rate turns a second; 0: as many as it can. */
export async function runWebhook(
  bot: Bot,
  servers: Servers,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<WebhookRun> {
  const { postgres, redis } = servers;
  const database = await postgres.database(bot === 'ours' ? 'ours' : 'empty');
  await redis.empty();
  const apiPort = await freePort();
  const program =
    bot === 'ours'
      ? startProgram('our-webhook.ts', [database.url, apiPort, PEOPLE])
      : startProgram('peers/telegraf-webhook.mjs', [
          redis.url,
          apiPort,
          ...(bot === 'telegraf+redis+pg' ? [database.url] : []),
        ]);
  try {
    const { port } = await program.line<{ port: number }>();
    const load = startProgram('webhook-load.ts', [port, apiPort, rate, seconds]);
    const queries = async () => {
      if (bot !== 'ours') return null;
      process.kill(program.pid, 'SIGUSR2');
      return (await program.line<{ queries: number }>()).queries;
    };
    const read = () => ({
      bot: processorSeconds([program.pid]),
      postgres: processorSeconds(withChildren(postgres.pid)),
      redis: processorSeconds([redis.pid]),
      load: processorSeconds([load.pid]),
      machine: busySeconds(),
    });
    await load.line();
    const queriesBefore = await queries();
    const before = read();
    await sleep(seconds * 1000 - 50);
    const after = read();
    const queriesAfter = await queries();
    const megabytes = residentMegabytes(program.pid);
    const result = await load.line<LoadResult>();
    await load.stop();
    const turns = result.turnsPerSecond * (seconds - 0.05);
    const micros = (part: 'bot' | 'postgres' | 'redis') => ((after[part] - before[part]) / turns) * 1e6;
    const cpu = { bot: micros('bot'), postgres: micros('postgres'), redis: micros('redis') };
    const own = (['bot', 'postgres', 'redis', 'load'] as const).reduce(
      (sum, part) => sum + after[part] - before[part],
      0,
    );
    return {
      ...result,
      cpu: { ...cpu, together: cpu.bot + cpu.postgres + cpu.redis },
      queriesPerTurn: queriesBefore === null ? null : (queriesAfter! - queriesBefore) / turns,
      megabytes,
      others: Math.max(0, (after.machine - before.machine - own) / seconds),
    };
  } finally {
    await program.stop('SIGTERM');
    await database.drop();
  }
}
