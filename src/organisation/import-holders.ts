import { townDay } from '../calendar/town-day.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { announce } from '../platform/live.ts';
import type { Viewer } from '../staff/viewer.ts';
import { readHolderFile, writeHolderFile } from './holder-file.ts';
import { type HolderColumn, type RowMistake, sayDay } from './holder-rows.ts';
import { applyHolderPlan } from './holder-store.ts';
import { knownOrganisation } from './known-organisation-view.ts';
import { lockOrganisation } from './lock-organisation-store.ts';
import { type HolderStep, type KnownOrganisation, type PlannedPost, planHolders } from './plan-holders.ts';

export interface HolderImport {
  viewer: Pick<Viewer, 'role' | 'areaIds'>;
  /** Null: the operator. */
  staffId: string | null;
  encryption: Encryption;
  now: Date;
  /** Only says what would be done. */
  preview: boolean;
  /** Called in the transaction when something was written: duties follow posts. */
  changed: (tx: Transaction, now: Date) => Promise<void>;
}

export type HolderImportOutcome =
  | {
      ok: true;
      posts: PlannedPost[];
      steps: HolderStep[];
      unchanged: number;
      vacant: number;
      /** What each post of the steps is called, and its unit. */
      names: ReadonlyMap<string, { post: string; unit: string }>;
    }
  | { ok: false; mistakes: RowMistake[] };

/** Imports a file of holders, all of it or nothing; run again, it changes nothing. Every mistake names its row. */
export async function importHolders(
  database: Pick<Database, '$transaction'>,
  bytes: Uint8Array,
  { viewer, staffId, encryption, now, preview, changed }: HolderImport,
): Promise<HolderImportOutcome> {
  const file = await readHolderFile(bytes);
  if (!file.ok) return file;
  return database.$transaction(async (tx) => {
    await lockOrganisation(tx);
    const known = await knownOrganisation(tx, viewer, encryption);
    const plan = planHolders(file.rows, known, townDay(now));
    if (!plan.ok) return plan;
    const outcome = { ...plan, names: namesOf(known, plan.posts) };
    if (preview || plan.steps.length + plan.posts.length === 0) return outcome;
    const actor = staffId === null ? 'system' : 'moderator';
    await applyHolderPlan(tx, plan, { encryption, source: { actor, staffId, now } });
    await changed(tx, now);
    await announce(tx, [{ kind: 'organisation', id: 'holders' }]);
    return outcome;
  });
}

function namesOf({ units, posts }: KnownOrganisation, made: readonly PlannedPost[]) {
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  return new Map(
    [...posts, ...made].map(({ id, unitId, title }) => [id, { post: title, unit: unitName.get(unitId) ?? '' }]),
  );
}

/** All posts of today that the viewer may see, with who holds them: the file that can be filled in and imported. */
export async function exportHolders(
  database: Pick<Database, '$queryRaw'>,
  { viewer, encryption, now, kind }: Pick<HolderImport, 'viewer' | 'encryption' | 'now'> & { kind: 'xlsx' | 'csv' },
): Promise<Buffer> {
  const { units, posts, areas, holders } = await knownOrganisation(database, viewer, encryption);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const areaName = new Map(areas.map(({ id, name }) => [id, name]));
  const today = townDay(now);
  const rows = posts.flatMap((post) => {
    const present = holders.filter(({ postId, until }) => postId === post.id && (until === null || until >= today));
    const common = {
      post: post.id,
      unit: unitName.get(post.unitId) ?? '',
      title: post.title,
      area: (post.areaId && areaName.get(post.areaId)) ?? '',
    };
    const empty: Record<HolderColumn, string> = { ...common, name: '', phone: '', since: '', until: '', acting: '' };
    return present.length === 0
      ? [empty]
      : present.map(({ name, phone, since, until, acting }) => ({
          ...empty,
          name,
          phone: phone ?? '',
          since: since ? sayDay(since) : '',
          until: until ? sayDay(until) : '',
          acting: acting ? 'x' : '',
        }));
  });
  const order = new Intl.Collator('vi', { numeric: true });
  rows.sort((a, b) => order.compare(a.unit, b.unit) || order.compare(a.post, b.post));
  return writeHolderFile(rows, kind);
}
