import { freePort } from '../service.ts';
import { startBenchPostgres } from './bench-postgres.ts';
import { FIRST_CHAT } from './conversation.ts';
import type { FanoutState } from './fanout-api.ts';
import { alone, beside, type Print } from './figure.ts';
import { type Program, startProgram } from './program.ts';
import type { BenchSettings } from './settings.ts';

/** Messages a second that Telegram allows an account. */
const ALLOWED = 30;
/** Half-seconds without progress after which what is missing counts as lost. */
const PATIENCE = 300;

/** Who talk while reminders go out, and for how many seconds before. */
const TALKERS = 200;
const IDLE_SECONDS = 120;

interface Fanout {
  people: number;
  /** Messages to each. */
  each: number;
  /** One of the two workers is restarted half-way. */
  restarts?: boolean;
  talks?: boolean;
}

/** A reminder to everybody through two workers that share one account: how much of the allowed rate is used, what is refused, lost or doubled. */
export async function fanoutShare({ people }: BenchSettings, print: Print): Promise<void> {
  const one = await fanout({ people, each: 1, restarts: true });
  tell(print, 'fanout_share', people, one);
  const half = Math.ceil(people / 2);
  tell(print, 'fanout_two_each', half * 2, await fanout({ people: half, each: 2 }));
}

/** How long a resident waits for an answer while a reminder goes out to everybody, beside the same before it. */
export async function fanoutReply({ people }: BenchSettings, print: Print): Promise<void> {
  const { idle, busy } = await fanout({ people: Math.ceil(people / 2), each: 1, talks: true });
  print(
    beside('the same before the reminders', {
      name: 'fanout_reply_p99',
      value: busy.p99,
      unit: 'ms to the answer',
      peerValue: idle.p99,
      better: 'less',
    }),
  );
}

function tell(print: Print, name: string, messages: number, state: FanoutState): void {
  // The first window is filled at once, so that it takes no time.
  print(alone(name, ((state.accepted - ALLOWED) / ALLOWED / state.seconds) * 100, '% of the allowed rate'));
  print(alone(`${name}_refused`, (state.refused / messages) * 1000, '429s in a thousand'));
  print(alone(`${name}_lost`, messages - (state.accepted - state.doubled), 'messages'));
  print(alone(`${name}_doubled`, state.doubled, 'messages'));
}

async function fanout({ people, each, restarts = false, talks = false }: Fanout): Promise<FanoutState> {
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
    const second = start('fanout-worker.ts', [url, apiPort]);
    await second.line();
    const talkers = talks ? TALKERS : 0;
    // The Bot API listens before the first reminder is sent.
    const waits = talks ? IDLE_SECONDS : 5;
    const { port } = await start('fanout-worker.ts', [url, apiPort, people, each, waits, talkers]).line<{
      port: number;
    }>();
    const api = start('fanout-api.ts', [apiPort, port, FIRST_CHAT + people, talkers]);
    await until(api, ({ accepted }) => accepted > 0);
    if (restarts) {
      await until(api, ({ accepted }) => accepted >= people / 2);
      await second.stop('SIGTERM');
      await start('fanout-worker.ts', [url, apiPort]).line();
    }
    return await until(api, ({ accepted }) => accepted >= people * each);
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
