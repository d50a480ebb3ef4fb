import { festivalDaysOf } from '../../festival/festival-days-view.ts';
import type { FactLoader } from './fact-loaders.ts';

export const loadFestivalDays: FactLoader<'festival_days'> = (asks, { database }) =>
  festivalDaysOf(
    database,
    asks.map(({ args }) => args),
  );
