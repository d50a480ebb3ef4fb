import { answerKey, type Input, type Keeping, type Move } from '../../src/engine/index.ts';
import { openingOf } from '../../src/language/opening.ts';
import { isNotKnown } from '../area-said.ts';
import { isBack, isNod, isSkip, saysNoPhoto, withoutCourtesies } from '../plain-answers.ts';
import { aside, hearing, wordsOf } from './aside.ts';
import { goBack } from './back.ts';
import { goToLine, type Line, lineMeant } from './edit-line.ts';
import { hear } from './hear.ts';
import { DONE_WORDS } from './review-words.ts';
import type { ReportContext } from './step-names.ts';
import { verdictOf } from './verdict.ts';

/** A photo, none, or more of the tale: what merely says that they are done, or wait, is no part of it. */
export function acceptPhoto(input: Input, c: ReportContext): Move<'sort' | 'back' | 'dropped' | Line | Keeping> {
  if (input.kind === 'choice') return c.go('sort', { photosAsked: true });
  const text = input.kind === 'text' && !input.media?.length ? input.text.trim() : '';
  if (text !== '') {
    if (saysNoPhoto(text)) return c.go('sort', { photosAsked: true });
    const isDone = DONE_WORDS.has(withoutCourtesies(answerKey(text)));
    if (isSkip(text) || isNotKnown(text) || isDone) return c.go('sort', { photosAsked: true });
    // "Vâng" promises a photo.
    if (isNod(text)) return c.again(c.say('photoAwaited'));
    // "2", "alo": nothing is told by it.
    if (/^\d{1,2}$/.test(text) || openingOf(text)) return c.again();
    if (verdictOf(text, c) === 'dropped') return c.go('dropped');
  }
  const line = lineMeant(wordsOf(input));
  if (line) return goToLine(line, c);
  const isAside = input.kind === 'edited' || (input.kind === 'text' && isBack(input.text));
  const told = isAside ? {} : hear(input, c.answers, hearing(c));
  if (Object.keys(told).length > 0) return c.go('sort', { ...told, photosAsked: true });
  return aside(input, c, () => goBack(c, 'photo')) ?? c.again();
}
