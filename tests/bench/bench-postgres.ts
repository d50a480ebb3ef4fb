import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';

export interface BenchPostgres {
  pid: number;
  /** An empty database, or one with our tables. */
  database(kind: 'empty' | 'ours'): Promise<{ url: string; drop(): Promise<void> }>;
  stop(): Promise<void>;
}

/** The embedded PostgreSQL as the service runs it, every commit on the disk, in a folder that goes away. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nghe-dan-bench-pg-'));
  const server = await startEmbeddedPostgres({ dir: folder, durable: true });
  let made = 0;

  async function asAdmin(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  return {
    pid: server.pid,
    database: async (kind) => {
      const name = `bench_${made++}`;
      await asAdmin(`CREATE DATABASE ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      if (kind === 'ours') await migrate(url.href, path.resolve(import.meta.dirname, '../../prisma/migrations'));
      return {
        url: url.href,
        drop: async () => {
          await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
          // What the next run finds is on the disk already.
          await asAdmin('CHECKPOINT');
        },
      };
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
