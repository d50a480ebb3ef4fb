import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { storedSession } from '../../src/engine/index.ts';
import { freePort, startService, stopDatabase, temporaryFolder } from '../service.ts';
import { startBenchPostgres } from './bench-postgres.ts';
import { alone, type Print } from './figure.ts';
import { residentMegabytes } from './machine.ts';
import { startProgram } from './program.ts';
import type { BenchSettings } from './settings.ts';

/** After so long the garbage of the start is collected. */
const SETTLED_MS = 30_000;

const TALKS = 100_000;

/** What the process holds when nobody talks, with the sample town; PostgreSQL not counted. */
export async function memoryIdle(_settings: BenchSettings, print: Print): Promise<void> {
  const folder = temporaryFolder();
  const service = await startService({ DATA_DIR: folder.path });
  try {
    await sleep(SETTLED_MS);
    print(alone('memory_idle', residentMegabytes(service.process.pid!), 'MB'));
  } finally {
    await service.stop();
    await stopDatabase(folder.path);
    folder.remove();
  }
}

/** The same with a hundred thousand people in the middle of a talk. */
export async function memory100k(_settings: BenchSettings, print: Print): Promise<void> {
  const postgres = await startBenchPostgres();
  try {
    const { url } = await postgres.database('ours');
    const apiPort = await freePort();
    // Another process makes the people: what that takes is not what they take.
    const maker = startProgram('our-webhook.ts', [url, apiPort, TALKS]);
    await maker.line();
    await maker.stop();
    await openTalks(url);
    const service = startProgram('our-webhook.ts', [url, apiPort, 0]);
    await service.line();
    await sleep(SETTLED_MS);
    print(alone('memory_100k', residentMegabytes(service.pid), 'MB'));
    await service.stop();
  } finally {
    await postgres.stop();
  }
}

async function openTalks(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const session = storedSession({
    frames: [{ flow: 'report', version: 1, step: 'words', answers: { ward: 'Ward 1' } }],
    asked: 'mwsxq903',
  });
  await client.query(
    `INSERT INTO sessions (conversation_id, state, flow, step, updated_at)
     SELECT id, $1::jsonb, 'report', 'words', now() FROM conversations`,
    [JSON.stringify(session)],
  );
  await client.end();
}
