import type { Lang } from '../../src/engine/index.ts';
import type { Knowledge } from '../../src/language/knowledge.ts';
import { wholeAreaName } from '../area-words.ts';
import type { FlowContext } from '../flow.ts';
import { shortened } from '../plain-answers.ts';
import { type ReportAnswers, UNSORTED } from './answers.ts';
import type { words } from './words.ts';

type C = FlowContext<ReportAnswers, typeof words, string>;

/** So much of the tale is read back: enough to know it again. */
const READ_BACK = 200;

/** The report as it will be sent, line by line. */
export function readBack(c: C): string {
  const { texts = [], media = [], pin, areaId, place, categoryCode } = c.answers;
  const knowledge = c.fact('knowledge');
  const photos = media.filter(({ kind }) => kind === 'photo').length;
  const where = [place, areaId && wholeAreaName(areaId, knowledge, c.lang), pin && c.say('pin')].filter(Boolean);
  const shown = [
    photos > 0 && c.say('photosSome', { count: photos }),
    media.length > photos && c.say('recordings', { count: media.length - photos }),
  ].filter(Boolean);
  return c.say('review', {
    what: texts.length > 0 ? shortened(texts.join(' '), READ_BACK) : c.say('voiceOnly'),
    where: where.length > 0 ? where.join(', ') : c.say('whereUnknown'),
    kind: (categoryCode && categoryName(categoryCode, knowledge, c.lang)) || c.say('kindUnknown'),
    photos: shown.length > 0 ? shown.join(', ') : c.say('photosNone'),
  });
}

/** The label of a category; empty where a moderator has yet to choose. */
export function categoryName(code: string, { categories }: Knowledge, lang: Lang): string {
  const category = code === UNSORTED ? undefined : categories.byCode.get(code);
  return category ? (lang === 'vi' ? category.labelVi : category.labelEn) : '';
}
