import type { Recurrence } from '../calendar/recurrence.ts';
import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import type { Viewer } from '../staff/viewer.ts';
import { changeAssignments } from './assignment-store.ts';
import type { DutyContent, NewDuty, SaveDuty } from './catalogue-schema.ts';
import { dutyItem } from './duty-list-view.ts';
import { lockDuty, saveDuties } from './duty-store.ts';
import { knownParts } from './known-parts-view.ts';
import { noLongerOwed, planFaults } from './preview-duty.ts';
import { dutyWords } from './words.ts';

/** The kind of the live change. */
const DUTIES_CHANGED = 'duties';

/** Adds a duty to the catalogue. @throws AppError `forbidden`, `invalid`. */
export async function addDuty(
  tx: Transaction,
  { viewer, duty: { code, ...content } }: { viewer: Viewer; duty: NewDuty },
  now: Date,
): Promise<void> {
  await check(tx, { viewer, code, content });
  if (await lockDuty(tx, code)) throw new AppError('invalid', dutyWords.exists(code), { fields: ['code'] });
  await write(tx, { code, content }, now);
}

/**
 * Changes a duty, or ends it. Open assignments that it no longer holds are cancelled, others keep what was done about them.
 * @throws AppError `forbidden`, `not_found`, `stale` with the present duty, `invalid`.
 */
export async function saveDuty(
  tx: Transaction,
  { viewer, code, duty: { version, ...content } }: { viewer: Viewer; code: string; duty: SaveDuty },
  now: Date,
): Promise<void> {
  await check(tx, { viewer, code, content });
  const stored = await lockDuty(tx, code);
  if (!stored) throw new AppError('not_found', dutyWords.notFound);
  if (stored.version !== version) throw new AppError('stale', dutyWords.stale, await dutyItem(tx, code));
  await write(tx, { code, content }, now);
  const gone = await noLongerOwed(tx, { code, plan: content }, townDay(now));
  const by = { actor: 'moderator', staffId: viewer.staffId } as const;
  await changeAssignments(
    tx,
    gone.map((id) => ({ id, change: { change: 'cancel', reason: dutyWords.changedReason }, by })),
    now,
  );
  await announce(
    tx,
    gone.map((id) => ({ kind: 'assignment', id })),
  );
}

async function check(
  tx: Transaction,
  { viewer, code, content }: { viewer: Viewer; code: string; content: DutyContent },
): Promise<void> {
  if (viewer.role !== 'administrator') throw new AppError('forbidden', dutyWords.notYours);
  const [fault] = planFaults(content);
  if (fault) throw new AppError('invalid', fault, { fields: ['recurrence'] });
  if (content.successor === code) throw new AppError('invalid', dutyWords.ownSuccessor, { fields: ['successor'] });
  for (const one of content.evidence) {
    if (one.kind === 'photo' && !(one.least && one.least > 0))
      throw new AppError('invalid', dutyWords.howManyPhotos, { fields: ['evidence'] });
    if (one.kind === 'form' && !one.form) throw new AppError('invalid', dutyWords.whichForm, { fields: ['evidence'] });
  }
  const { field, value } = (await unknownPart(tx, content)) ?? {};
  if (field) throw new AppError('invalid', dutyWords.unknown[field](value!), { fields: [field] });
}

/** The first thing that a duty names and that does not exist. */
async function unknownPart(tx: Transaction, content: DutyContent) {
  const known = await knownParts(tx);
  const wanted = {
    actorArea: { values: content.actorArea === null ? [] : [content.actorArea], among: known.areas },
    programmes: { values: content.programmes, among: known.programmes },
    successor: { values: content.successor === null ? [] : [content.successor], among: known.duties },
    evidence: { values: content.evidence.flatMap(({ form }) => form ?? []), among: known.forms },
    actorKinds: { values: [...content.actorKinds, ...content.supportKinds], among: known.kinds },
  };
  for (const [field, { values, among }] of Object.entries(wanted)) {
    const value = values.find((one) => !among.has(one));
    if (value !== undefined) return { field: field as keyof typeof wanted, value };
  }
  return null;
}

async function write(
  tx: Transaction,
  { code, content }: { code: string; content: DutyContent },
  now: Date,
): Promise<void> {
  const { actorKinds, supportKinds, actorArea, recurrence, evidence, ...rest } = content;
  const actor = { kinds: actorKinds, supports: supportKinds, areaId: actorArea };
  const duty = { ...rest, code, actor, recurrence: recurrence as Recurrence, evidence: evidence as never };
  await saveDuties(tx, [duty], { sample: false, now });
  await announce(tx, [{ kind: DUTIES_CHANGED, id: code }]);
}
