import { startBenchPostgres } from './bench-postgres.ts';
import { alone, beside, median, type Print } from './figure.ts';
import { startRedis } from './redis-server.ts';
import type { BenchSettings } from './settings.ts';
import { type Bot, runWebhook, type Servers, type WebhookRun } from './webhook-run.ts';

/**
 * From webhook to `sendMessage`, over the same load: ours, which keeps every message, beside telegraf that keeps every message and
 * beside telegraf that keeps none. Each bot in turn, in every round, on the same PostgreSQL and Redis.
 */

const PEERS = {
  durable: { bot: 'telegraf+redis+pg', words: 'telegraf, session in Redis, two INSERTs a turn' },
  volatile: { bot: 'telegraf+redis', words: 'telegraf, session in Redis, no message kept' },
} as const;

type Peer = keyof typeof PEERS;

export const durableTurns = (settings: BenchSettings, print: Print) => saturated('durable', settings, print);
export const volatileTurns = (settings: BenchSettings, print: Print) => saturated('volatile', settings, print);
export const latency300 = (settings: BenchSettings, print: Print) => latency(300, settings, print);
export const latency1000 = (settings: BenchSettings, print: Print) => latency(1_000, settings, print);

/** As many turns as forty connections bring. */
async function saturated(peer: Peer, settings: BenchSettings, print: Print): Promise<void> {
  const runs = await inTurns(['ours', PEERS[peer].bot], 0, settings);
  const figure = besidePeer(runs, peer);
  const name = `${peer}_turns`;
  print(figure({ name, unit: 'turns/s', better: 'more', of: (run) => run.turnsPerSecond }));
  print(
    figure({ name: `${name}_cpu`, unit: 'µs CPU a turn, all parts', better: 'less', of: ({ cpu }) => cpu.together }),
  );
  print(figure({ name: `${name}_cpu_bot`, unit: 'µs CPU a turn, bot', better: 'less', of: ({ cpu }) => cpu.bot }));
  print(figure({ name: `${name}_p99`, unit: 'ms to the answer', better: 'less', of: (run) => run.answer.p99 }));
  const ours = runs.get('ours')!;
  print(alone(`${name}_queries`, median(ours.map((run) => run.queriesPerTurn!)), 'statements a turn'));
  print(
    alone(`${name}_others`, median([...runs.values()].flat().map((run) => run.others)), 'cores busy with other things'),
  );
}

/** A steady load that every bot should carry: what people wait. */
async function latency(rate: number, settings: BenchSettings, print: Print): Promise<void> {
  const runs = await inTurns(['ours', PEERS.durable.bot, PEERS.volatile.bot], rate, settings);
  for (const peer of ['durable', 'volatile'] as const) {
    const figure = besidePeer(runs, peer);
    const each = (name: string, of: (run: WebhookRun) => number) =>
      print(figure({ name: `latency_${rate}_${name}`, unit: 'ms', better: 'less', of }));
    each('p50', (run) => run.answer.p50);
    each('p95', (run) => run.answer.p95);
    each('p99', (run) => run.answer.p99);
    each('acknowledgement_p99', (run) => run.acknowledgement.p99);
    print(figure({ name: `latency_${rate}_turns`, unit: 'turns/s', better: 'more', of: (run) => run.turnsPerSecond }));
  }
}

type Runs = ReadonlyMap<Bot, readonly WebhookRun[]>;

async function inTurns(bots: readonly Bot[], rate: number, { rounds, seconds }: BenchSettings): Promise<Runs> {
  const runs = new Map<Bot, WebhookRun[]>(bots.map((bot) => [bot, []]));
  const servers: Servers = { postgres: await startBenchPostgres(), redis: await startRedis() };
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const bot of bots) runs.get(bot)!.push(await runWebhook(bot, servers, { rate, seconds }));
    return runs;
  } finally {
    await servers.redis.stop();
    await servers.postgres.stop();
  }
}

function besidePeer(runs: Runs, peer: Peer) {
  const { bot, words } = PEERS[peer];
  return ({
    of,
    ...figure
  }: {
    name: string;
    unit: string;
    better: 'more' | 'less';
    of: (run: WebhookRun) => number;
  }) =>
    beside(words, { ...figure, value: median(runs.get('ours')!.map(of)), peerValue: median(runs.get(bot)!.map(of)) });
}
