import { answerKey, type Input, type Keeping, type Move } from '../../src/engine/index.ts';
import type { ReportAnswers } from './answers.ts';
import { aside, edited, hearing, wordsOf } from './aside.ts';
import { hear, hearMedia } from './hear.ts';
import type { ReportContext } from './step-names.ts';

type Line = 'retell' | 'where' | 'tile' | 'newPhotos';

/** Further words for "yes, send it" and "change it", as keys. */
export const SEND_WORDS =
  'dung|dung roi|dung a|dung vay|dung the|chuan|chuan roi|chinh xac|phai|phai roi|ok|oke|okay|ok gui di|vang|vang a|da|da vang|da dung|vang dung|vang gui di|co|u|uh|um|duoc|duoc roi|dong y|gui|gui di|gui luon|gui nhe|gui giup toi|yes|send|send it|right'.split(
    '|',
  );
export const CHANGE_WORDS =
  'sua|sua giup|can sua|chua|chua dung|chua a|khong|khong dung|khong phai|ko|ko dung|sai|sai roi|nham|nham roi|no|wrong|change'.split(
    '|',
  );

export function acceptReview(input: Input, c: ReportContext): Move<'send' | 'edit' | 'review' | Line | Keeping> {
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
  const side = aside(input, c, 'edit');
  if (side) return side;
  const line = lineMeant(text);
  if (line) return goToLine(line, c);
  if (text.split(/\s+/).length < 3 && Object.keys(media).length === 0) return c.again(c.say('reviewAgain'));
  c.remark(c.say('added'));
  return c.go('review', hear(input, c.answers, hearing(c)));
}

export function acceptEdit(input: Input, c: ReportContext): Move<'review' | Line | Keeping> {
  if (input.kind === 'choice') return goToLine(lines[input.id]!, c);
  const side = aside(input, c, 'review');
  if (side) return side;
  const line = lineMeant(wordsOf(input));
  return line ? goToLine(line, c) : c.again();
}

/** "Sửa 2", "sửa nơi": which line of the read-back. */
export function lineMeant(text: string): Line | undefined {
  const said = lineSaid.exec(answerKey(text))?.[1];
  return said === undefined ? undefined : lines[said];
}

const lineSaid =
  /^(?:sua|sua lai|doi|doi lai|chinh|chinh lai|change|edit)(?: (?:muc|dong|cau|so|phan))? (1|2|3|4|viec|noi|cho|dia diem|dia chi|loai|anh|hinh)$/;

const lines: Readonly<Record<string, Line>> = {
  what: 'retell',
  where: 'where',
  kind: 'tile',
  photos: 'newPhotos',
  1: 'retell',
  viec: 'retell',
  2: 'where',
  noi: 'where',
  cho: 'where',
  'dia diem': 'where',
  'dia chi': 'where',
  3: 'tile',
  loai: 'tile',
  4: 'newPhotos',
  anh: 'newPhotos',
  hinh: 'newPhotos',
};

/** What a line held is forgotten when it is asked anew, where the answer would otherwise only add to it. */
function goToLine(line: Line, c: ReportContext): Move<Line> {
  const forgotten: Partial<ReportAnswers> =
    line === 'where'
      ? { areaId: undefined, areaCandidates: undefined, place: undefined, pin: undefined, spotAsked: undefined }
      : {};
  return c.go(line, forgotten);
}
