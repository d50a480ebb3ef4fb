import { areasAt } from '../../areas/boundary-store.ts';
import type { FactLoader } from './fact-loaders.ts';

export const loadAreasAt: FactLoader<'area_at'> = (asks, { database }) =>
  areasAt(
    database,
    asks.map(({ args }) => args),
  );
