import { answerKey, type Input, type Keeping, type Move } from '../../src/engine/index.ts';
import { saysNoPhoto } from '../plain-answers.ts';
import { aside, edited, hearing, wordsOf } from './aside.ts';
import { goToLine, type Line, lineChosen, lineMeant } from './edit-line.ts';
import { hear, hearMedia } from './hear.ts';
import { hideName, hidesName } from './name.ts';
import type { ReportContext } from './step-names.ts';
import { correctedPlace, verdictOf } from './verdict.ts';

export function acceptReview(
  input: Input,
  c: ReportContext,
): Move<'send' | 'edit' | 'dropped' | 'sort' | Line | Keeping> {
  if (input.kind === 'choice') return c.go(input.id === 'send' ? 'send' : 'edit');
  if (input.kind === 'edited') {
    c.remark(c.say('editTaken'));
    return c.go('review', edited(input.text, c));
  }
  const text = wordsOf(input);
  const media = hearMedia(input, c.answers);
  if (text === '' && Object.keys(media).length > 0) {
    c.remark(c.say('added'));
    return c.go('review', media);
  }
  const side = aside(input, c, () => c.go('edit'));
  if (side) return side;
  const line = lineMeant(text);
  if (line) return goToLine(line, c);
  if (shows.has(answerKey(text))) return c.go('review', { anonymous: false, anonymousTold: undefined });
  const alone = Object.keys(media).length === 0;
  if (alone && saysNoPhoto(text)) {
    // An answer to the question before: nothing of the report is wrong.
    c.remark(c.say('noPhotoFine'));
    return c.go('review');
  }
  const verdict = alone ? verdictOf(text, c) : undefined;
  if (verdict === 'nothing') return c.again(c.say('reviewAgain'));
  if (verdict) return c.go(verdict);
  const corrected = alone ? correctedPlace(text, c) : undefined;
  if (corrected) {
    c.remark(c.say('editTaken'));
    return c.go('sort', corrected);
  }
  if (text.split(/\s+/).length < 3 && alone) return c.again(c.say('reviewAgain'));
  const told = hear(input, c.answers, hearing(c));
  if (hidesName(text, c)) return c.go('review', hideName(c));
  c.remark(c.say('added'));
  return c.go('review', told);
}

export function acceptEdit(input: Input, c: ReportContext): Move<Line | Keeping> {
  if (input.kind === 'choice') return goToLine(lineChosen(input.id), c);
  const side = aside(input, c, () => c.go('review'));
  if (side) return side;
  const line = lineMeant(wordsOf(input));
  return line ? goToLine(line, c) : c.again();
}

/** "Never mind, my name may be known": as keys. */
const shows = new Set(
  'khong can giau ten|hien ten|khong giau ten|khong can an danh|bo an danh|khong an danh'.split('|'),
);
