import { type Input, mediaOf, placeOf } from '../../src/engine/index.ts';
import { keyOf } from '../../src/language/key.ts';
import type { Knowledge } from '../../src/language/knowledge.ts';
import { type Understanding, understand } from '../../src/language/understand.ts';
import { wholeAreaName } from '../area-words.ts';
import { hasWords, shortened } from '../plain-answers.ts';
import { LONGEST_PLACE, MOST_MEDIA, type ReportAnswers, UNSORTED } from './answers.ts';
import type { Hearing } from './hearing.ts';
import { twoThings } from './two-things.ts';

/** What an input tells beyond what is known: its words, media and pin, and what the words say about place and category. */
export function hear(input: Input, answers: ReportAnswers, hearing: Hearing): Partial<ReportAnswers> {
  const text = 'text' in input && input.text ? input.text.trim() : '';
  const heard: Partial<ReportAnswers> = { ...hearMedia(input, answers) };
  if (!hasWords(text)) return heard;
  return {
    ...heard,
    texts: [...(answers.texts ?? []), text],
    ...readAll([...(answers.texts ?? []), text], answers, hearing),
  };
}

/** Only media and pin of an input. */
export function hearMedia(input: Input, answers: ReportAnswers): Partial<ReportAnswers> {
  const media = mediaOf(input);
  const pin = placeOf(input);
  return {
    ...(media.length > 0 && { media: [...(answers.media ?? []), ...media].slice(0, MOST_MEDIA) }),
    ...(pin && { pin }),
  };
}

/** Reads all that was told as one text, for the slots that are still empty. */
export function readAll(texts: readonly string[], answers: ReportAnswers, hearing: Hearing): Partial<ReportAnswers> {
  const told = texts.join('\n');
  const meaning = understand(told, hearing.knowledge, { ...hearing, expecting: 'report' });
  const area = areaOf(meaning);
  const place = placeOfMeaning(meaning, hearing.knowledge, answers.areaId ?? area.areaId);
  const open = answers.categoryCode === undefined;
  return {
    ...(isNewOrNearer(area, answers, hearing.knowledge) && area),
    ...(meaning.likelyArea !== null && { likelyArea: meaning.likelyArea }),
    ...(answers.place === undefined && place && { place }),
    ...(open && (twoThings(told, meaning, hearing) ?? categoryOf(meaning, hearing.knowledge))),
    ...((meaning.since ?? meaning.date) !== null && { sinceTold: true as const }),
    ...(answers.anonymous === undefined && meaning.flags.includes('anonymous') && { anonymous: true }),
  };
}

/** The first area that is told; and a khu phố inside the ward that was told before. */
function isNewOrNearer(
  { areaId }: Partial<ReportAnswers>,
  { areaId: known }: ReportAnswers,
  { areas }: Knowledge,
): boolean {
  if (known === undefined || !areaId || areaId === known) return known === undefined;
  return areas.byId.get(areaId)?.wardId === known;
}

export function areaOf({ area, areaCandidates, oldNameSaid }: Understanding): Partial<ReportAnswers> {
  if (area)
    return {
      areaId: area.areaId,
      areaCandidates: undefined,
      ...(oldNameSaid && area.oldWardId && { oldWardId: area.oldWardId }),
    };
  return areaCandidates.length > 0 ? { areaCandidates: areaCandidates.slice(0, 8) } : {};
}

/** Where in the area; nothing where that only says the name of the area once more. */
export function placeOfMeaning(
  { place }: Understanding,
  knowledge: Knowledge,
  areaId: string | null | undefined,
): string | undefined {
  if (!place) return undefined;
  const whole = areaId ? keyOf(wholeAreaName(areaId, knowledge, 'vi')) : '';
  return whole.includes(keyOf(place)) ? undefined : shortened(place, LONGEST_PLACE);
}

/** A category that is plain, or a few to choose from; nothing where the words do not tell. */
export function categoryOf({ category, intent }: Understanding, { categories }: Knowledge): Partial<ReportAnswers> {
  if (!category) return intent === 'question' && categories.byCode.has(QUESTION) ? { categoryCode: QUESTION } : {};
  const { code, alternatives, sure } = category;
  // "Unsorted" and "ask something" are no answers to "what kind of problem is it?".
  if (code === UNSORTED) return {};
  if (sure) return { categoryCode: code, categories: undefined };
  const codes = [code, ...alternatives].filter((one) => one !== QUESTION && one !== UNSORTED);
  if (codes.length === 0) return {};
  return codes.length === 1 ? { categoryCode: codes[0]!, categories: undefined } : { categories: codes.slice(0, 2) };
}

/** The earlier message that an edited one replaces: the one that shares most of its words; -1: none does. */
export function editedIndex(texts: readonly string[], edited: string): number {
  const words = wordSet(edited);
  let best = -1;
  let most = 0.5;
  texts.forEach((text, index) => {
    const old = wordSet(text);
    const shared = [...old].filter((word) => words.has(word)).length / Math.max(1, Math.min(old.size, words.size));
    if (shared >= most) {
      best = index;
      most = shared;
    }
  });
  return best;
}

function wordSet(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
}

/** A question for information: answered by the office, nobody has to say where. */
export const QUESTION = 'YK-04';
