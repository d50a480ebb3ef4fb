import type { Lang } from '../../src/engine/index.ts';
import type { Knowledge } from '../../src/language/knowledge.ts';
import { personalWarnings } from '../../src/language/personal-warnings.ts';
import { wholeAreaName } from '../area-words.ts';
import { shortened } from '../plain-answers.ts';
import { UNSORTED } from './answers.ts';
import { nameHidden } from './name.ts';
import type { ReportContext } from './step-names.ts';

/** So much of the tale is read back: enough to know it again. */
const READ_BACK = 200;

/** So much of the answers to extra questions. */
const DETAILS = 80;

/** The report as it will be sent, line by line, and what in it is about other people. */
export function readBack(c: ReportContext): string {
  const { texts = [], media = [], pin, areaId, place, categoryCode, details = {} } = c.answers;
  const knowledge = c.fact('knowledge');
  const photos = media.filter(({ kind }) => kind === 'photo').length;
  const where = [place, areaId && wholeAreaName(areaId, knowledge, c.lang), pin && c.say('pin')].filter(Boolean);
  const shown = [
    photos > 0 && c.say('photosSome', { count: photos }),
    media.length > photos && c.say('recordings', { count: media.length - photos }),
  ].filter(Boolean);
  const answered = shortened(Object.values(details).filter(Boolean).join('; '), DETAILS);
  const kind = (categoryCode && categoryName(categoryCode, knowledge, c.lang)) || c.say('kindUnknown');
  const text = c.say('review', {
    what: texts.length > 0 ? shortened(texts.join(' '), READ_BACK) : c.say('voiceOnly'),
    where: where.length > 0 ? where.join(', ') : c.say('whereUnknown'),
    kind: answered === '' ? kind : `${kind} (${answered})`,
    photos: shown.length > 0 ? shown.join(', ') : c.say('photosNone'),
    name: c.say(nameKeys[nameHidden(c)]),
  });
  const warning = warningOf(texts.join('\n'), photos, c);
  return warning === null ? text : `${warning}\n${text}`;
}

const nameKeys = { public: 'nameForOfficers', unit: 'nameForFront', all: 'nameForNobody' } as const;

const warningKeys = {
  child: 'aChild',
  identity: 'anIdentity',
  account: 'anAccount',
  phone: 'aPhone',
  plate: 'aPlate',
  name: 'aName',
  face: 'aFace',
} as const;

/** One short sentence on the gravest; it never stops anybody. */
function warningOf(text: string, photos: number, c: ReportContext): string | null {
  const [gravest] = personalWarnings(text, photos);
  return gravest === undefined ? null : c.say('personal', { what: c.say(warningKeys[gravest]) });
}

/** The label of a category; empty where a moderator has yet to choose. */
export function categoryName(code: string, { categories }: Knowledge, lang: Lang): string {
  const category = code === UNSORTED ? undefined : categories.byCode.get(code);
  return category ? (lang === 'vi' ? category.labelVi : category.labelEn) : '';
}
