/** Milliseconds to wait after `failures` in a row: doubled with each one, up to a limit. */
export function backOff(failures: number, { first = 1_000, longest = 60_000 } = {}): number {
  return Math.min(longest, first * 2 ** Math.max(0, failures - 1));
}
