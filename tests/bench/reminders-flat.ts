import { dueTimerIds, setTimers, takeDueTimers } from '../../src/messages/timer-store.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { startBenchPostgres } from './bench-postgres.ts';
import { alone, type Print } from './figure.ts';
import type { BenchSettings } from './settings.ts';

const SCHEDULED = 100_000;
const BATCH = 1_000;
const KIND = 'assignment';

/**
 * Scheduling 100,000 reminders, and finding and taking the due ones, on a table of timers that grows to five million (or to
 * `BENCH_TIMERS`): both must stay as they are on an empty one.
 */
export async function remindersFlat({ timers }: BenchSettings, print: Print): Promise<void> {
  const postgres = await startBenchPostgres();
  const { url, drop } = await postgres.database('ours');
  const database = openDatabase({ url });
  try {
    let size = 0;
    for (const wanted of [...new Set([0, Math.round(timers / 10), timers])]) {
      await grow(database, size, wanted);
      size = wanted;
      await measure(database, wanted, print);
    }
  } finally {
    await database.$disconnect();
    await drop();
    await postgres.stop();
  }
}

type Open = ReturnType<typeof openDatabase>;

/** Timers of years to come. */
async function grow(database: Open, from: number, to: number): Promise<void> {
  if (to > from)
    await database.$executeRawUnsafe(`
      INSERT INTO timers (id, kind, subject, due_at)
      SELECT gen_random_uuid(), '${KIND}', 'far-' || n, timestamptz '2030-01-01' + n * interval '20 seconds'
      FROM generate_series(${from + 1}, ${to}) AS n`);
  await database.$executeRawUnsafe('VACUUM ANALYZE timers');
}

async function measure(database: Open, size: number, print: Print): Promise<void> {
  const now = new Date('2026-12-01T00:30:00Z');
  const schedule = await seconds(async () => {
    for (let from = 0; from < SCHEDULED; from += BATCH)
      await setTimers(
        database.direct,
        Array.from({ length: BATCH }, (_, index) => ({
          ...{ kind: KIND, subject: `near-${from + index}` },
          dueAt: new Date(now.getTime() - 60_000 + from + index),
        })),
      );
  });
  print(alone(`reminders_schedule_at_${size}`, schedule, 's for 100,000'));
  let found = 0;
  const find = await seconds(async () => {
    for (;;) {
      const ids = (
        await dueTimerIds(database.direct, { kinds: [KIND], limit: BATCH, now: new Date(now.getTime() + 60_000) })
      ).map(({ id }) => id);
      if (ids.length === 0) return;
      found += (await takeDueTimers(database.direct, { ids, now: new Date(now.getTime() + 60_000) })).length;
    }
  });
  if (found !== SCHEDULED) throw new Error(`${found} of ${SCHEDULED} were found`);
  print(alone(`reminders_find_at_${size}`, find, 's to find and take 100,000'));
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e9;
}
