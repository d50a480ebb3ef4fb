import type { WorkCalendar } from '../../src/calendar/holidays.ts';
import { nextMessage } from '../../src/reminders/next-message.ts';
import { dueRungs, isDue, planRungs } from '../../src/reminders/plan-rungs.ts';
import type { Audience, Reminded } from '../../src/reminders/rung.ts';

/** An assignment that is played through, with who has it. */
export interface Played extends Reminded {
  id: string;
  person: string;
}

/** One message that a person got. */
export interface Told {
  person: string;
  at: Date;
  of: { assignment: string; key: string; audience: Audience }[];
}

/** Something that happens to an assignment at a time. */
export interface Act {
  at: Date;
  assignment: string;
  does(assignment: Played, at: Date): Partial<Reminded>;
}

interface Item {
  id: string;
  isBundled: boolean;
  assignment: Played;
  key: string;
  audience: Audience;
}

interface Person {
  waiting: Item[];
  lastAt: Date | null;
  lastBundleAt: Date | null;
}

/**
 * Plays reminders in memory, with the same rules as the service: rungs fall due, are checked again, gather at a person and leave as
 * messages. Whoever is not the holder is a person of their own: `focal of p1`.
 */
export function playReminders(
  assignments: readonly Played[],
  acts: readonly Act[],
  { calendar, until }: { calendar: WorkCalendar; until: Date },
): Told[] {
  const byId = new Map(assignments.map((one) => [one.id, { ...one }]));
  const people = new Map<string, Person>();
  const told: Told[] = [];
  const queue = new TimeQueue();
  const through = new Map<string, Date>();

  const look = (assignment: Played, from: Date) => {
    const { next } = dueRungs(planRungs(assignment, calendar), { through: from, now: from });
    if (next) queue.add({ at: next.getTime(), what: 'rung', id: assignment.id });
  };
  for (const assignment of byId.values()) {
    const before = new Date(assignment.assignedAt.getTime() - 1);
    through.set(assignment.id, before);
    look(assignment, before);
  }
  for (const [index, act] of acts.entries()) queue.add({ at: act.at.getTime(), what: 'act', id: String(index) });

  for (let turn = queue.take(); turn && turn.at <= until.getTime(); turn = queue.take()) {
    const now = new Date(turn.at);
    if (turn.what === 'act') {
      const act = acts[Number(turn.id)]!;
      const assignment = byId.get(act.assignment)!;
      Object.assign(assignment, act.does(assignment, now));
      const from = new Date(Math.max(now.getTime(), through.get(assignment.id)!.getTime()));
      through.set(assignment.id, from);
      look(assignment, from);
    } else if (turn.what === 'rung') {
      const assignment = byId.get(turn.id)!;
      const from = through.get(assignment.id)!;
      // A timer that was set before something changed finds nothing to do.
      const { due, next } = dueRungs(planRungs(assignment, calendar), { through: from, now });
      through.set(assignment.id, now);
      for (const rung of due)
        for (const audience of rung.audience) {
          const name =
            audience === 'holder' || audience === 'other_channel'
              ? assignment.person
              : `${audience} of ${assignment.person}`;
          const person = people.get(name) ?? { waiting: [], lastAt: null, lastBundleAt: null };
          people.set(name, person);
          const { key, isBundled } = rung;
          person.waiting.push({ id: `${assignment.id} ${key} ${audience}`, isBundled, assignment, key, audience });
          queue.add({ at: turn.at + 1, what: 'person', id: name });
        }
      if (next) queue.add({ at: next.getTime(), what: 'rung', id: assignment.id });
    } else {
      const person = people.get(turn.id)!;
      // Checked again: what was done meanwhile is not said.
      person.waiting = person.waiting.filter(({ assignment, key }) => stillHolds(assignment, key, { calendar, now }));
      const { say, again } = nextMessage(person.waiting, person, { now, calendar });
      if (say.length > 0) {
        told.push({
          person: turn.id,
          at: now,
          of: say.map(({ assignment, key, audience }) => ({ assignment: assignment.id, key, audience })),
        });
        person.lastAt = now;
        if (say.some(({ isBundled }) => isBundled)) person.lastBundleAt = now;
        for (const { assignment, key } of say)
          if (key === 'new') {
            assignment.toldAt = now;
            look(assignment, through.get(assignment.id)!);
          }
        const said = new Set(say);
        person.waiting = person.waiting.filter((item) => !said.has(item));
      }
      if (again) queue.add({ at: again.getTime(), what: 'person', id: turn.id });
    }
  }
  return told;
}

function stillHolds(
  assignment: Played,
  key: string,
  { calendar, now }: { calendar: WorkCalendar; now: Date },
): boolean {
  return planRungs(assignment, calendar).some((rung) => rung.key === key && isDue(rung, now));
}

interface Turn {
  at: number;
  what: 'act' | 'rung' | 'person';
  id: string;
}

/** A heap by time; what was added first comes first among equals. */
class TimeQueue {
  private readonly heap: (Turn & { order: number })[] = [];
  private added = 0;

  add(turn: Turn): void {
    const { heap } = this;
    heap.push({ ...turn, order: this.added++ });
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at]!, heap[parent]!)) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  take(): Turn | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
      if (least === at) return first;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

function before(one: Turn & { order: number }, other: Turn & { order: number }): boolean {
  return one.at !== other.at ? one.at < other.at : one.order < other.order;
}
