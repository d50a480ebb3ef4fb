import { townDay } from '../calendar/town-day.ts';
import { keyOf } from '../language/key.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { areaNames, postsOutside, takenUnitIds, unitsOfArea } from './change-checks-view.ts';
import { checkedUnit, type UnitCall } from './checked-unit.ts';
import { editText } from './edit-text.ts';
import { lockOrganisation } from './lock-organisation-store.ts';
import type { EditUnit, MakeUnit } from './organisation-change-schema.ts';
import { addOrganisationHistory, type OrganisationEvent } from './organisation-history-store.ts';
import { refusedWords } from './refused-words.ts';
import { lockUnits } from './succession-store.ts';
import { saveUnits, updateUnit } from './unit-store.ts';
import { mayChange } from './visible-units.ts';

/**
 * A unit is made; it has no posts yet.
 * @returns its id.
 * @throws AppError `forbidden`; `invalid` for the area, the name or the day.
 */
export async function makeUnit(
  tx: Transaction,
  { viewer, ...wish }: MakeUnit & { viewer: Viewer },
  now: Date,
): Promise<{ id: string }> {
  if (!mayChange(viewer)) throw new AppError('forbidden', refusedWords.onlyAdministrators);
  if (wish.validFrom > townDay(now)) throw new AppError('invalid', refusedWords.beginsAhead, { fields: ['validFrom'] });
  await lockOrganisation(tx);
  const { kind, areaId, validFrom } = wish;
  const name = plain(wish.name);
  await checkPlace(tx, { unitId: null, name, areaId });
  const id = freeUnitId(await takenUnitIds(tx), { kind, areaId });
  await saveUnits(tx, { units: [{ id, kind, name, areaId, validFrom, validTo: null, sample: false }], posts: [] });
  await addOrganisationHistory(tx, [{ unitId: id, kind: 'unit_made', text: name }], sourceOf(viewer, now));
  return { id };
}

/**
 * Changes what is given of a unit: its name, kind and area, and whether what its cadres answer waits for a moderator. What it was
 * called stands in its history.
 * @throws AppError `not_found`, `forbidden`, `stale`; `not_allowed` where it is gone; `invalid` for the area or the name.
 */
export async function editUnit(
  tx: Transaction,
  { viewer, unitId, version, ...wish }: UnitCall & EditUnit,
  now: Date,
): Promise<void> {
  await lockOrganisation(tx);
  const before = checkedUnit({ viewer, unitId, version }, await lockUnits(tx, viewer, [unitId]));
  const { kind = before.kind, areaId = before.areaId, draftsApproved = before.draftsApproved } = wish;
  const name = wish.name === undefined ? before.name : plain(wish.name);
  const areas = await areaNames(tx, [before.areaId, areaId]);
  if (name !== before.name || areaId !== before.areaId) {
    await checkPlace(tx, { unitId, name, areaId });
    const [outside] = await postsOutside(tx, { unitId, areaId });
    if (outside)
      throw new AppError('invalid', refusedWords.postsOutside(outside, areas.get(areaId)!.name), {
        fields: ['areaId'],
      });
  }
  await updateUnit(tx, unitId, { name, kind, areaId, draftsApproved });
  const text = editText([
    ['tên', before.name, name],
    ['loại', before.kind, kind],
    ['địa bàn', areas.get(before.areaId)?.name ?? null, areas.get(areaId)?.name ?? null],
  ]);
  const events: OrganisationEvent[] = [];
  if (text) events.push({ unitId, kind: 'edited', text });
  if (draftsApproved !== before.draftsApproved)
    events.push({ unitId, kind: draftsApproved ? 'drafts_approved' : 'drafts_free', text: null });
  await addOrganisationHistory(tx, events, sourceOf(viewer, now));
}

/** The area exists today, and no other unit there is called so: files of holders know units by their names. */
async function checkPlace(
  tx: Transaction,
  { unitId, name, areaId }: { unitId: string | null; name: string; areaId: string },
): Promise<void> {
  const area = (await areaNames(tx, [areaId])).get(areaId);
  if (!area?.current) throw new AppError('invalid', refusedWords.noArea, { fields: ['areaId'] });
  const others = await unitsOfArea(tx, areaId);
  if (others.some((other) => other.id !== unitId && keyOf(other.name) === keyOf(name)))
    throw new AppError('invalid', refusedWords.unitThere(area.name), { fields: ['name'] });
}

/** `U.VOCUONG.KTHT` of the area `W.VOCUONG`; where there is one, with a number behind it. */
function freeUnitId(taken: ReadonlySet<string>, { kind, areaId }: { kind: string; areaId: string }): string {
  const id = `U.${areaId.replace(/^[A-Z]\./, '').slice(0, 30)}.${kind}`;
  for (let nr = 1; ; nr += 1) {
    const free = nr === 1 ? id : `${id}-${nr}`;
    if (!taken.has(free)) return free;
  }
}

const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ');

const sourceOf = ({ staffId }: Viewer, now: Date) => ({ actor: 'moderator', staffId, now }) as const;
