import { momentOn, plusDays, townDay } from '../../src/calendar/town-day.ts';
import { WORK_CALENDAR } from '../../src/calendar/work-calendar.ts';
import type { LadderName } from '../../src/duties/duty.ts';
import { type Act, type Played, playReminders } from '../reminders/play-reminders.ts';
import { alone, type Print } from './figure.ts';
import type { BenchSettings } from './settings.ts';

const CADRES = 2_000;
const ASSIGNMENTS = 60_000;
const START = '2026-01-01';
const LADDERS: readonly LadderName[] = ['L1', 'L1', 'L2', 'L2', 'L2', 'L3', 'L3', 'L3', 'L4'];

/**
 * A year of reminders in memory: 2,000 cadres, 60,000 assignments with mixed ladders, nine of ten acknowledged within a day and done
 * before their deadline, the others late or never. How long it takes, and how many messages a person has on a day.
 */
export async function remindersYear(_settings: BenchSettings, print: Print): Promise<void> {
  const began = process.hrtime.bigint();
  const chance = chances(7);
  const assignments: Played[] = [];
  const acts: Act[] = [];
  for (let index = 0; index < ASSIGNMENTS; index += 1) {
    const given = plusDays(START, Math.floor(chance() * 340));
    const deadline = momentOn(plusDays(given, 3 + Math.floor(chance() * 18)), '17:00');
    const id = `a${index}`;
    const ladder = LADDERS[Math.floor(chance() * LADDERS.length)]!;
    assignments.push({
      ...{ id, person: `p${index % CADRES}`, status: 'assigned', assignedAt: momentOn(given, '05:00'), deadline },
      ...{ toldAt: null, acknowledgedAt: null, snoozedUntil: null, asksReceipt: ladder !== 'L1', ladder, event: null },
    });
    if (chance() < 0.9) {
      const at = new Date(momentOn(given, '09:00').getTime() + chance() * 40 * 3_600_000);
      acts.push({
        at,
        assignment: id,
        does: (one, now) => (one.status === 'assigned' ? { status: 'acknowledged', acknowledgedAt: now } : {}),
      });
    }
    const days = Math.floor(chance() * 20) - 16;
    if (chance() < 0.95)
      acts.push({
        at: momentOn(plusDays(townDay(deadline), days), '10:00'),
        assignment: id,
        does: () => ({ status: 'done' }),
      });
  }
  const told = playReminders(assignments, acts, {
    calendar: WORK_CALENDAR,
    until: momentOn(plusDays(START, 365), '00:00'),
  });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const counts = new Map<string, number>();
  for (const { person, at } of told) {
    // Posts above are people of their own here; what they hear is counted too.
    const key = `${person} ${townDay(at)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const perDay = [...counts.values()].sort((one, other) => one - other);
  const all = CADRES * 365;
  print(alone('reminders_year', seconds, 's for 365 days, 2,000 cadres, 60,000 assignments'));
  print(alone('reminders_year_messages', told.length, 'messages'));
  print(alone('reminders_year_mean', told.length / all, 'messages a cadre a day, all days'));
  print(alone('reminders_year_median', quantile(perDay, 0.5), 'messages a person a day with any'));
  print(alone('reminders_year_p99', quantile(perDay, 0.99), 'messages a person a day with any'));
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The same every time (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
