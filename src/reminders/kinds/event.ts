import { isTetGap, QUIET_HOURS } from '../../calendar/quiet.ts';
import { momentOn, plusDays } from '../../calendar/town-day.ts';
import { isWaitedFor, type ReminderKind, type Rung } from '../rung.ts';

const EVE_HOUR = '17:00';
const AHEAD_MS = 2 * 3_600_000;

/** An event that one goes to: the afternoon before, and that morning two hours ahead. */
export const event: ReminderKind = {
  id: 'event',
  rungs: ({ status, event: at, deadline }) => {
    if (at === null || !isWaitedFor(status)) return [];
    const start = momentOn(at.day, at.time ?? '08:00');
    // What is due before the event, or is written after it, is no going there.
    if (deadline.getTime() < momentOn(plusDays(at.day, -1), '00:00').getTime()) return [];
    if (deadline.getTime() > momentOn(plusDays(at.day, 1), '00:00').getTime()) return [];
    const dawn = momentOn(at.day, QUIET_HOURS.to);
    const morning = new Date(Math.max(dawn.getTime(), start.getTime() - AHEAD_MS));
    const eve = plusDays(at.day, -1);
    const rungs: Rung[] = [];
    if (!isTetGap(eve)) rungs.push(rung('eve', momentOn(eve, EVE_HOUR), morning));
    if (!isTetGap(at.day) && morning < start) rungs.push(rung('morning', morning, start));
    return rungs;
  },
};

function rung(key: string, at: Date, until: Date): Rung {
  return { kind: 'event', key, at, audience: ['holder'], isBundled: false, until };
}
