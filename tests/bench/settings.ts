/** How long and how often is measured. Set by `BENCH_…` variables, so that a short look and a thorough run are the same code. */
export interface BenchSettings {
  /** Times each program is run, in turns with the others. */
  rounds: number;
  /** Seconds that one run is measured. */
  seconds: number;
  /** People of the fan-out. */
  people: number;
  /** Timers that stand in the table while reminders are scheduled. */
  timers: number;
}

export function benchSettings(environment: Readonly<Record<string, string | undefined>>): BenchSettings {
  const number = (name: string, usual: number) => {
    const value = Number(environment[name] ?? usual);
    if (!(value > 0)) throw new Error(`${name} must be a number above 0`);
    return value;
  };
  return {
    rounds: number('BENCH_ROUNDS', 5),
    seconds: number('BENCH_SECONDS', 4),
    people: number('BENCH_PEOPLE', 10_000),
    timers: number('BENCH_TIMERS', 5_000_000),
  };
}
