import { readdirSync, readFileSync } from 'node:fs';

/** What Linux says of processes: where the processor's time went. Zeros elsewhere. */

const TICKS_PER_SECOND = 100;

/** Seconds of processor time that these processes, with the children they have waited for, have used. */
export function processorSeconds(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    // utime, stime, cutime and cstime of proc(5); the name before them may hold blanks.
    const fields = statOf(pid);
    if (fields) for (const field of fields.slice(11, 15)) ticks += Number(field);
  }
  return ticks / TICKS_PER_SECOND;
}

/** Processor time of the whole machine that was not idle, in seconds since it was started. */
export function busySeconds(): number {
  try {
    const line = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!;
    const [user, nice, system, , , irq, softirq, steal] = line.trim().split(/\s+/).slice(1).map(Number);
    return (user! + nice! + system! + irq! + softirq! + steal!) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** A process and its children: PostgreSQL has one for each connection. */
export function withChildren(pid: number): number[] {
  try {
    const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
    return [pid, ...pids.filter((other) => Number(statOf(other)?.[1]) === pid)];
  } catch {
    return [pid];
  }
}

/** Resident memory in megabytes. */
export function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** The fields of proc(5) after the name, from the state on. */
function statOf(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
