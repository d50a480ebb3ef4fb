/**
 * What time it is. `now` is the time that people live by (a demonstration can start it elsewhere with `NOW`);
 * `real` is the machine's, for leases, sign-in sessions and pace.
 */
export interface Clock {
  now(): Date;
  real(): Date;
}

export const systemClock: Clock = { now: () => new Date(), real: () => new Date() };

/** A clock that starts at `start` and runs at normal speed. */
export function clockFrom(start: Date): Clock {
  const offset = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset), real: () => new Date() };
}

/** A clock that moves only when it is told to: for tests. */
export function manualClock(start: Date): Clock & { set(time: Date): void; advance(ms: number): void } {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    real: () => new Date(),
    set: (next) => {
      time = next.getTime();
    },
    advance: (ms) => {
      time += ms;
    },
  };
}
