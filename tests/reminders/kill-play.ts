import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, reminding, report, seat } from './cadre-town.ts';

const PROGRAM = path.join(import.meta.dirname, 'fire-program.ts');
const AT = momentOn('2026-12-01', '07:30');
const POSTS = 40;
/** No program needs more starts than this for one morning. */
const MOST_STARTS = 30;

/**
 * A morning's bundles are fired by a process that is killed again and again, until `kills` have hit it; then every rung must be one
 * outbox row, and every person must have one message.
 */
export async function playKills(db: TestDatabase, kills: number, chance: () => number): Promise<void> {
  await buildTown(db);
  await buildFront(db);
  for (let index = 0; index < POSTS; index += 1) {
    const id = `head-${index}`;
    await db.query(
      `INSERT INTO posts (id, unit_id, title, kind, area_id, superior_id) VALUES ($1, 'bct', 'Trưởng ban', 'truong_ban_ctmt', 'cho', 'chair')`,
      [id],
    );
    await seat(db, id);
  }
  let hit = 0;
  while (hit < kills) {
    await db.clear('duties', 'assignments', 'reminders', 'timers', 'outbox_messages', 'tasks');
    const played = reminding(db, momentOn('2026-12-01', '05:00'));
    await played.give([{ ...report, code: `NV.${newId()}` }]);
    await played.fire();
    for (let start = 0; start < MOST_STARTS; start += 1) {
      // A busy machine needs longer for anything at all: each start of a morning may live longer than the one before.
      const most = 400 * 1.2 ** start;
      const killed = await fireAndKill(db.url, hit < kills ? 20 + chance() * most : null);
      if (killed) hit += 1;
      else if (await isOver(db)) break;
    }
    // The two boards of the town are vacant.
    expect(
      await db.query(
        `SELECT state, count(*)::int AS count FROM reminders WHERE rung = 'new' GROUP BY state ORDER BY state`,
      ),
    ).toEqual([
      { state: 'nobody', count: 2 },
      { state: 'said', count: POSTS },
    ]);
    const messages = await db.query<{ once_key: string }>('SELECT once_key FROM outbox_messages');
    expect(new Set(messages.map(({ once_key }) => once_key)).size).toBe(messages.length);
    const said = await db.query<{ message_key: string }>(`SELECT message_key FROM reminders WHERE state = 'said'`);
    expect(new Set(said.map(({ message_key }) => message_key))).toEqual(
      new Set(messages.map(({ once_key }) => once_key)),
    );
  }
}

/** @returns whether the kill hit it while it ran. */
async function fireAndKill(url: string, afterMs: number | null): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, url, AT.toISOString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout!, 'data'), ended]);
  const timer = afterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), afterMs);
  const [, signal] = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

async function isOver(db: TestDatabase): Promise<boolean> {
  const [row] = await db.query<{ due: number }>(
    `SELECT count(*)::int AS due FROM timers WHERE due_at <= $1 AND kind IN ('assignment', 'remind_person')`,
    [AT],
  );
  return row!.due === 0;
}
