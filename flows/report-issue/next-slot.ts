import type { Knowledge } from '../../src/language/knowledge.ts';
import { type ReportAnswers, UNSORTED } from './answers.ts';

export type Slot = 'what' | 'pinned' | 'where' | 'spot' | 'whichKind' | 'tile' | 'photo' | 'review';

/** Groups of categories that no picture helps with: opinions, oversight, papers. */
const WITHOUT_PHOTO = new Set(['YK', 'DC', 'HC']);

/** Which slot to fill next; `review` when all that is needed is there. */
export function nextSlot(answers: ReportAnswers, { areas, categories }: Knowledge, canSendPhotos: boolean): Slot {
  const { texts = [], media = [], pin, areaId, place, categoryCode } = answers;
  if (texts.length === 0 && !answers.cannotType) return 'what';
  if (areaId === undefined) return pin ? 'pinned' : 'where';
  const area = areaId === null ? undefined : areas.byId.get(areaId);
  const wide = area !== undefined && area.kind !== 'khu_pho';
  if (wide && !pin && place === undefined && !answers.spotAsked) return 'spot';
  if (categoryCode === undefined && texts.length > 0) return answers.categories ? 'whichKind' : 'tile';
  const group = categoryCode === UNSORTED ? undefined : categories.byCode.get(categoryCode ?? '')?.group;
  const shown = media.some(({ kind }) => kind === 'photo' || kind === 'video');
  const invited = answers.photosAsked || shown || !canSendPhotos || (group !== undefined && WITHOUT_PHOTO.has(group));
  return invited ? 'review' : 'photo';
}
