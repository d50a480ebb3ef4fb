/** Who looks, as far as the policy of who may see what is concerned. An argument of every view that reads issues. */
export interface Viewer {
  staffId: string;
  name: string;
  role: 'administrator' | 'moderator';
  /** Wards that a moderator may see; empty: all. An administrator sees all. */
  areaIds: readonly string[];
}

export function seesEverything(viewer: Pick<Viewer, 'role' | 'areaIds'>): boolean {
  return viewer.role === 'administrator' || viewer.areaIds.length === 0;
}
