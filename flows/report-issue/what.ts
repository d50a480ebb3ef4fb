import type { Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { openingOf } from '../../src/language/opening.ts';
import { understand } from '../../src/language/understand.ts';
import { wholeAreaName } from '../area-words.ts';
import { type OtherTalk, otherTalkFor } from '../entry.ts';
import { isBack, tellsSomething } from '../plain-answers.ts';
import type { ReportAnswers } from './answers.ts';
import { aside, edited, hearing, wordsOf } from './aside.ts';
import { hear } from './hear.ts';
import { tileChoices } from './kind.ts';
import type { ReportContext } from './step-names.ts';

/** What is wrong: in words; by a kind, for whom that is too hard. */
export function askWhat(c: ReportContext): Reply {
  const { media = [], pin, areaId } = c.answers;
  const recorded = media.some(({ kind }) => kind !== 'photo');
  if (recorded) {
    const choices = [
      { id: 'cannot-type', label: c.say('cannotType'), words: ['khong go duoc', 'khong biet go', 'khong'] },
    ];
    return { text: c.say('whatOfVoice'), choices };
  }
  // Who cannot put it into words may point at it.
  if (c.misses > 1) return { text: c.say('whatByTile'), choices: tileChoices(c) };
  if (c.misses > 0) return { text: c.say('whatAgain') };
  if (media.length === 0 && !pin && areaId)
    return { text: c.say('whatOfArea', { area: wholeAreaName(areaId, c.fact('knowledge'), c.lang) }) };
  return { text: c.say(media.length > 0 ? 'whatOfPhoto' : pin ? 'whatOfPlace' : 'what') };
}

/** The tale, or its beginning; a question or an idea with which it would begin has a talk of its own. */
export function acceptWhat(input: Input, c: ReportContext): Move<'sort' | 'kinds' | `flow:${OtherTalk}` | Keeping> {
  if (input.kind === 'choice')
    return input.id === 'cannot-type'
      ? c.go('sort', { cannotType: true })
      : c.go('kinds', { tile: Number(input.id.slice('tile-'.length)), page: 0 });
  if (input.kind === 'edited') return c.go('sort', edited(input.text, c));
  const other = hasBegun(c.answers) ? null : otherTalkFor(input, c);
  if (other) return c.start(other, { step: 'take', take: input });
  const empty = input.kind === 'text' && !tellsSomething(input);
  if (empty && openingOf(input.text)) return c.stay({ text: c.say('goOn') });
  const told = hear(input, c.answers, hearing(c));
  if (Object.keys(told).length > 0 && !empty && !isBack(wordsOf(input)))
    return c.go('sort', namesPlaceAlone(wordsOf(input), c) ? { ...told, texts: c.answers.texts } : told);
  return input.kind === 'deleted' ? c.stay() : (aside(input, c, () => c.go('sort')) ?? c.again());
}

/** Whether anything of it was told: then a question or an idea belongs to it. */
function hasBegun({ texts = [], media = [], pin, areaId }: ReportAnswers): boolean {
  return texts.length > 0 || media.length > 0 || pin !== undefined || areaId !== undefined;
}

/** "Khu phố Bồ Sơn" and no more: where it is, and nothing yet of what. */
function namesPlaceAlone(text: string, c: ReportContext): boolean {
  if (text.split(/\s+/).length > LONGEST_NAME) return false;
  const { intent, area, category } = understand(text, c.fact('knowledge'), { ...hearing(c), expecting: 'area' });
  return intent === 'answer_area' && area !== null && !category?.sure;
}

/** Words: "khu phố Hòa Đình phường Võ Cường". */
const LONGEST_NAME = 7;
