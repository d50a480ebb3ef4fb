import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { keyOf } from '../../src/language/key.ts';
import { understand } from '../../src/language/understand.ts';
import { areaChoices, areaChosen, isNotKnown, wardsOfToday } from '../area-said.ts';
import { wholeAreaName } from '../area-words.ts';
import { isSkip, isTale, saysRight, shortened } from '../plain-answers.ts';
import { LONGEST_PLACE, type ReportAnswers } from './answers.ts';
import { aside, hearing, wordsOf } from './aside.ts';
import { goBack } from './back.ts';
import { goToLine, type Line, lineMeant } from './edit-line.ts';
import { areaOf, hear, hearMedia, placeOfMeaning } from './hear.ts';
import type { ReportContext } from './step-names.ts';

/**
 * The question where it is: the areas that the words may mean, the one whose name may stand in them, the home area, or in plain words;
 * with wards the second time.
 */
export function askWhere(c: ReportContext): Reply {
  const { areaCandidates, place } = c.answers;
  const knowledge = c.fact('knowledge');
  const { can } = c.fact('person');
  const notKnown: Choice = { id: 'unknown', label: c.say('notKnown'), words: ['khong ro', 'khong biet', 'chiu'] };
  if (areaCandidates) {
    const text =
      c.misses === 0
        ? c.say('whichArea')
        : place
          ? c.say('whereAgain', { said: shortened(place, 60) })
          : c.say('whereOfSticker');
    // Of all our wards none may be it; of a few that the words may mean, one is.
    const outside: Choice = {
      id: 'outside',
      label: c.say('outsideAll'),
      words: ['noi khac', 'khac', 'ngoai', 'phuong khac', 'xa khac'],
    };
    const all =
      areaCandidates.length === wardsOfToday(knowledge).length &&
      areaCandidates.every((id) => knowledge.areas.byId.get(id)?.wardId === id);
    return { text, choices: [...areaChoices(areaCandidates, knowledge, c.lang), ...(all ? [outside] : []), notKnown] };
  }
  const here = likelyHere(c);
  if (here) {
    const choices = [
      {
        id: 'home',
        label: c.say('yesHere'),
        words: ['dung roi', 'dung a', 'phai', 'vang', 'da', 'co', 'u', 'ok', 'yes'],
      },
      { id: 'elsewhere', label: c.say('elsewhere'), words: ['khong', 'khong phai', 'sai', 'no'] },
    ];
    return { text: c.say('whereHome', { home: wholeAreaName(here, knowledge, c.lang) }), choices };
  }
  // Where a channel has no such button, `asksPlace` becomes a link to a map.
  return { text: c.say(can.place ? 'whereOrPin' : 'where'), asksPlace: true };
}

export function acceptWhere(
  input: Input,
  c: ReportContext,
): Move<'sort' | 'back' | 'where' | 'outside' | Line | Keeping> {
  if (input.kind === 'choice') return acceptChoice(input.id, c);
  if ('place' in input && input.place)
    return c.go('sort', { ...hearMedia(input, c.answers), areaCandidates: undefined });
  const side = aside(input, c, () => goBack(c, 'where'));
  if (side) return side;
  const text = wordsOf(input);
  if (isNotKnown(text) || isSkip(text)) return c.go('sort', { areaId: null });
  const line = lineMeant(text);
  if (line) return goToLine(line, c);
  // "Dạ cho bác hỏi tí", "cảm ơn cháu", "đúng": no place.
  if ((!isTale(text) || saysRight(text)) && !('media' in input && input.media?.length)) return c.go('where');
  const heard = { ...hearMedia(input, c.answers), ...readArea(text, c) };
  if (heard.areaId !== undefined || heard.areaCandidates) return c.go('sort', heard);
  // What it is about was still to come, or comes once more in other words.
  if (tellsMatter(text, c)) return c.go('sort', hear(input, c.answers, hearing(c)));
  const { areaBefore } = c.answers;
  if (areaBefore !== undefined)
    return c.go('sort', { ...heard, areaId: areaBefore, place: shortened(text, LONGEST_PLACE), spotAsked: true });
  // Twice no name that we know: what was said is kept, and somebody who knows the place reads it.
  if (c.misses > 0) return c.go('sort', { ...heard, areaId: null, place: joined(c.answers.place, text) });
  return c.again(undefined, {
    ...heard,
    place: joined(c.answers.place, text),
    areaCandidates: wardsOfToday(c.fact('knowledge')),
  });
}

/** The area that an answer names, and its words where they tell more than that. */
export function readArea(text: string, c: ReportContext): Partial<ReportAnswers> {
  const meaning = understand(text, c.fact('knowledge'), { ...hearing(c), expecting: 'area' });
  const found = areaOf(meaning);
  const named = found.areaId !== undefined || found.areaCandidates !== undefined;
  const { place = placeOfMeaning(meaning, c.fact('knowledge'), found.areaId), texts = [] } = c.answers;
  // An answer that tells of the matter itself belongs to the tale, too.
  const tells = named && meaning.category?.sure === true;
  return { ...found, ...(named && place && { place }), ...(tells && { texts: [...texts, text] }) };
}

/** Whether the answer to "where?" tells what is wrong and not where: its words speak for a kind, and are no landmark. */
function tellsMatter(text: string, c: ReportContext): boolean {
  const { intent, category, place } = understand(text, c.fact('knowledge'), { ...hearing(c), expecting: 'area' });
  if (intent !== 'report' || !category) return false;
  const untold = c.answers.categoryCode === undefined && c.answers.categories === undefined;
  return category.sure || place === null || untold;
}

function acceptChoice(id: string, c: ReportContext): Move<'sort' | 'where' | 'outside'> {
  if (id === 'outside') return c.go('outside', { areaCandidates: undefined });
  if (id === 'home') return c.go('sort', { areaId: likelyHere(c) });
  if (id === 'unknown') return c.go('sort', { areaId: null });
  if (id === 'elsewhere') return c.go('where', c.answers.likelyArea ? { likelyArea: undefined } : { notHome: true });
  return c.go('sort', { areaId: areaChosen(id, c.answers.areaCandidates) ?? null });
}

/** Where it probably is: what the words may say, else where the person usually reports from. */
function likelyHere(c: ReportContext): string | null {
  const { likelyArea, notHome } = c.answers;
  const here = likelyArea ?? (notHome ? null : c.fact('person').homeAreaId);
  return here && c.fact('knowledge').areas.byId.has(here) ? here : null;
}

function joined(place: string | undefined, text: string): string {
  const repeats = place === undefined || keyOf(text).includes(keyOf(place));
  return shortened(repeats ? text : `${place}, ${text}`, LONGEST_PLACE);
}
