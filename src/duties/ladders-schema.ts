import type { LADDER_NAMES } from './duty-schema.ts';

/** One day of a ladder, counted from the last day: before (-) or after it. The holder is told; when it is late, others too. */
export interface LadderStep {
  days: number;
  /** Told beside the holder. */
  also?: 'superior' | 'chair';
  /** Told in place of the holder. */
  instead?: 'party';
}

const L3: readonly LadderStep[] = [
  ...[-14, -7, -3, -1, 0].map((days) => ({ days })),
  { days: 1, also: 'superior' },
  { days: 3, also: 'chair' },
  { days: 7, instead: 'party' },
];

/** On which days a duty is reminded of, and who is told (domain.md §3). What the pages say of a ladder is made of it, too. */
export const LADDERS: Readonly<Record<(typeof LADDER_NAMES)[number], readonly LadderStep[]>> = {
  L1: [{ days: -3 }, { days: 0 }],
  L2: [{ days: -7 }, { days: -2 }, { days: 0 }, { days: 1 }, { days: 3, also: 'superior' }],
  L3,
  L4: [{ days: -90 }, { days: -60 }, { days: -30 }, ...L3],
};
