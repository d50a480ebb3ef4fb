/** Less is the way of the answer, and a page need not jump for it. */
const LEAST_MS = 60_000;

let ahead = 0;

/** Every answer of the API bears the service's time in its `date`. */
export function noteServerTime(date: string | null): void {
  const difference = date === null ? Number.NaN : Date.parse(date) - Date.now();
  if (!Number.isNaN(difference)) ahead = Math.abs(difference) < LEAST_MS ? 0 : difference;
}

/** The time as the service has it: the computer's own clock may be wrong. */
export const serverTime = (): Date => new Date(Date.now() + ahead);
