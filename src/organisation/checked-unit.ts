import { AppError } from '../platform/app-error.ts';
import type { Viewer } from '../staff/viewer.ts';
import { refusedWords } from './refused-words.ts';
import type { LockedUnit } from './succession-store.ts';
import { mayChange } from './visible-units.ts';

/** Who changes a unit. */
export interface UnitCall {
  viewer: Viewer;
  unitId: string;
}

/**
 * The unit, of those that are locked, where the viewer may change it.
 * @param call `version`: the one that was seen; left out where nothing of the unit itself is changed.
 * @throws AppError `not_found`, `forbidden`, `stale`, or `not_allowed` where the unit is gone.
 */
export function checkedUnit(
  { viewer, unitId, version }: UnitCall & { version?: number },
  locked: ReadonlyMap<string, LockedUnit>,
): LockedUnit {
  const unit = locked.get(unitId);
  if (!unit) throw new AppError('not_found', refusedWords.noUnit);
  if (!mayChange(viewer)) throw new AppError('forbidden', refusedWords.onlyAdministrators);
  if (unit.validTo !== null) throw new AppError('not_allowed', refusedWords.unitEnded);
  if (version !== undefined && unit.version !== version) throw new AppError('stale', refusedWords.stale);
  return unit;
}
