import { OFFICE_BLANKS } from '../../flows/ask-question/say-answer.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { announce } from '../platform/live.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { answerItem } from './answer-list-view.ts';
import type { AnswerContent, AnswerItem, ChangeAnswer } from './answer-schema.ts';
import { type AnswerWriting, lockAnswer, writeAnswers } from './answer-store.ts';
import { areaChain } from './area-chain-view.ts';
import { answerWords } from './words.ts';

/** The kind of the live change: every process reads the answers anew, every page its list. */
export const ANSWERS_CHANGED = 'answers';

/** Adds an answer. @throws AppError `forbidden`, `invalid`. */
export async function addAnswer(
  tx: Transaction,
  { viewer, content }: { viewer: Viewer; content: AnswerContent },
  now: Date,
): Promise<AnswerItem> {
  await check(tx, viewer, content);
  const { staffId } = viewer;
  return write(tx, { id: newId(), content, retired: false, version: 1, kind: 'written', staffId, sample: false }, now);
}

/** Changes an answer, takes it back or restores it. @throws AppError `not_found`, `stale`, `forbidden`, `invalid`. */
export async function changeAnswer(
  tx: Transaction,
  { viewer, id, change }: { viewer: Viewer; id: string; change: ChangeAnswer },
  now: Date,
): Promise<AnswerItem> {
  const { retired, version, ...content } = change;
  const stored = await lockAnswer(tx, id);
  if (!stored) throw new AppError('not_found', answerWords.notFound);
  if (!(await mayWrite(tx, viewer, stored.areaId))) throw new AppError('forbidden', answerWords.notYours);
  if (stored.version !== version) throw new AppError('stale', answerWords.stale, await answerItem(tx, id));
  await check(tx, viewer, content);
  const kind = retired === stored.retired ? 'changed' : retired ? 'retired' : 'restored';
  const { staffId } = viewer;
  // Whoever saves it has read it: from now on it is the office's own.
  return write(tx, { id, content, retired, version: version + 1, kind, staffId, sample: false }, now);
}

/** What holds everywhere is written by those who see everything; what holds in a ward, by its moderators, too. */
export async function mayWrite(
  tx: Pick<Transaction, '$queryRaw'>,
  viewer: Viewer,
  areaId: string | null,
): Promise<boolean> {
  if (seesEverything(viewer)) return true;
  const { ward } = await areaChain(tx, areaId);
  return ward !== null && viewer.areaIds.includes(ward);
}

async function check(tx: Transaction, viewer: Viewer, content: AnswerContent): Promise<void> {
  const { area } = content;
  if (area !== null && (await areaChain(tx, area)).ids.length === 0)
    throw new AppError('invalid', answerWords.noArea, { fields: ['area'] });
  if (!(await mayWrite(tx, viewer, area))) throw new AppError('forbidden', answerWords.notYours);
  for (const field of ['answerVi', 'answerEn'] as const)
    for (const [, blank] of content[field].matchAll(/\{([^}]*)\}/g))
      if (!(OFFICE_BLANKS as readonly string[]).includes(blank!))
        throw new AppError('invalid', answerWords.blank, { fields: [field] });
}

async function write(tx: Transaction, writing: AnswerWriting, now: Date): Promise<AnswerItem> {
  await writeAnswers(tx, [writing], now);
  await announce(tx, [{ kind: ANSWERS_CHANGED, id: writing.id }]);
  return (await answerItem(tx, writing.id))!;
}
