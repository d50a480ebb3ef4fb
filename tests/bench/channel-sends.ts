import type { ChannelAccount } from '../../src/people/address-store.ts';
import { startBenchPostgres } from './bench-postgres.ts';
import { alone, median, type Print } from './figure.ts';
import { runProgram, startProgram } from './program.ts';
import type { BenchSettings } from './settings.ts';

const CHANNELS = ['telegram', 'web', 'zalo-bot', 'zalo-oa'] as const;
export type BenchChannel = (typeof CHANNELS)[number];

/** An emulator that runs: how the service finds it, and who it is there. */
export interface RunningEmulator {
  at: ChannelAccount;
  variables: Record<string, string>;
}

const MOST_PEOPLE = 2_000;

/** How many messages a second leave by each channel, when nothing but our own code and a platform on this machine holds them back. */
export async function channelSends({ rounds, people }: BenchSettings, print: Print): Promise<void> {
  const postgres = await startBenchPostgres();
  const messages = Math.min(people, MOST_PEOPLE);
  const rates = new Map<BenchChannel, number[]>(CHANNELS.map((channel) => [channel, []]));
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const channel of CHANNELS) rates.get(channel)!.push(await sendAll(postgres, channel, messages));
  } finally {
    await postgres.stop();
  }
  for (const [channel, found] of rates)
    print(alone(`channel_sends_${channel.replace('-', '_')}`, median(found), 'messages/s'));
}

type Postgres = Awaited<ReturnType<typeof startBenchPostgres>>;

async function sendAll(postgres: Postgres, channel: BenchChannel, messages: number): Promise<number> {
  const database = await postgres.database('ours');
  const emulator = startProgram('channel-emulator.ts', [channel, messages]);
  try {
    const running = await emulator.line<RunningEmulator>();
    const { seconds } = await runProgram<{ seconds: number }>('channel-worker.ts', [
      database.url,
      messages,
      JSON.stringify(running),
    ]);
    return messages / seconds;
  } finally {
    await emulator.stop();
    await database.drop();
  }
}
