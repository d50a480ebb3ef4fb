import { freePort } from '../service.ts';
import { startBenchPostgres } from './bench-postgres.ts';
import type { FanoutState } from './fanout-api.ts';
import { alone, type Print } from './figure.ts';
import { type Program, startProgram } from './program.ts';
import type { BenchSettings } from './settings.ts';

/** Messages a second that Telegram allows an account. */
const ALLOWED = 30;
/** Half-seconds without progress after which what is missing counts as lost. */
const PATIENCE = 120;

/**
 * A reminder to everybody through two workers that share one account, one of them restarted half-way: how much of the allowed rate is
 * used, what is refused, lost or doubled.
 */
export async function fanoutShare({ people }: BenchSettings, print: Print): Promise<void> {
  const postgres = await startBenchPostgres();
  const running: Program[] = [];
  const start = (file: string, args: readonly (string | number)[]) => {
    const program = startProgram(file, args);
    running.push(program);
    return program;
  };
  try {
    const { url } = await postgres.database('ours');
    const apiPort = await freePort();
    const api = start('fanout-api.ts', [apiPort]);
    const second = start('fanout-worker.ts', [url, apiPort]);
    await second.line();
    await start('fanout-worker.ts', [url, apiPort, people]).line();
    await until(api, ({ accepted }) => accepted >= people / 2);
    await second.stop('SIGTERM');
    await start('fanout-worker.ts', [url, apiPort]).line();
    const state = await until(api, ({ accepted }) => accepted >= people);
    // The first window is filled at once, so that it takes no time.
    const share = (state.accepted - ALLOWED) / ALLOWED / state.seconds;
    print(alone('fanout_share', share * 100, '% of the allowed rate'));
    print(alone('fanout_refused', (state.refused / people) * 1000, '429s in a thousand'));
    print(alone('fanout_lost', people - (state.accepted - state.doubled), 'messages'));
    print(alone('fanout_doubled', state.doubled, 'messages'));
  } finally {
    for (const program of running) await program.stop();
    await postgres.stop();
  }
}

/** Reads how things stand until that is enough, or nothing happens any more. */
async function until(api: Program, enough: (state: FanoutState) => boolean): Promise<FanoutState> {
  let before = -1;
  for (let idle = 0; ; ) {
    const state = await api.line<FanoutState>();
    idle = state.accepted === before ? idle + 1 : 0;
    before = state.accepted;
    if (enough(state) || idle === PATIENCE) return state;
  }
}
