import type { Knowledge } from '../../src/language/knowledge.ts';
import { type ReportAnswers, UNSORTED } from './answers.ts';
import { openQuestion } from './extra.ts';

export type Slot =
  | 'what'
  | 'stopper'
  | 'pinned'
  | 'where'
  | 'outside'
  | 'spot'
  | 'whichKind'
  | 'tile'
  | 'near'
  | 'extra'
  | 'photo'
  | 'review';

/** Groups of categories that no picture helps with: opinions, oversight, papers; and of people in need none is asked for. */
const WITHOUT_PHOTO = new Set(['YK', 'DC', 'HC', 'AS']);

/** Which slot to fill next; `review` when all that is needed is there. */
export function nextSlot(answers: ReportAnswers, knowledge: Knowledge, canSendPhotos: boolean): Slot {
  const { texts = [], media = [], categoryCode } = answers;
  if (texts.length === 0 && !answers.cannotType) return 'what';
  const category = categoryCode === undefined ? undefined : knowledge.categories.byCode.get(categoryCode);
  if (category?.stopper && answers.stopperSeen !== categoryCode) return 'stopper';
  const where = placeSlot(answers, knowledge);
  if (where) return where;
  if (categoryCode === undefined && texts.length > 0) return answers.categories ? 'whichKind' : 'tile';
  if (!answers.nearSeen && category && (answers.areaId || answers.pin)) return 'near';
  if (openQuestion(answers, knowledge)) return 'extra';
  const group = categoryCode === UNSORTED ? undefined : category?.group;
  const shown = media.some(({ kind }) => kind === 'photo' || kind === 'video');
  const invited = answers.photosAsked || shown || !canSendPhotos || (group !== undefined && WITHOUT_PHOTO.has(group));
  return invited ? 'review' : 'photo';
}

function placeSlot(answers: ReportAnswers, { areas }: Knowledge): Slot | undefined {
  const { pin, areaId, place } = answers;
  if (areaId === undefined) return pin ? 'pinned' : 'where';
  const area = areaId === null ? undefined : areas.byId.get(areaId);
  const ward = area?.wardId ? areas.byId.get(area.wardId) : undefined;
  if (ward?.served === false && !answers.outsideSent) return 'outside';
  const wide = area !== undefined && area.kind !== 'khu_pho';
  return wide && !pin && place === undefined && !answers.spotAsked ? 'spot' : undefined;
}
