import { type Edit, editText } from '../organisation/edit-text.ts';
import type { CategoryRules } from './category-store.ts';

/** Of a list that was replaced only so many lines are told. */
const MOST_PHRASES = 20;

/** Pure: what an edit of a category changes, as its history keeps it; null where it changes nothing. */
export function categoryEdits(before: CategoryRules, after: CategoryRules): string | null {
  const phrases = phraseEdits(before.lexicon, after.lexicon);
  const edits = editText([
    ['cần ảnh khi báo xong', yesNo(before.needsPhoto), yesNo(after.needsPhoto)],
    ['phản ánh về cán bộ', yesNo(before.namesCadres), yesNo(after.namesCadres)],
    ['so với phản ánh gần đó', metres(before.nearMetres), metres(after.nearMetres)],
    ['lời nhắc trước khi gửi', stopperText(before.stopper), stopperText(after.stopper)],
    ...[0, 1].map(
      (nr): Edit => [`câu hỏi ${nr + 1}`, questionText(before.questions[nr]), questionText(after.questions[nr])],
    ),
    ...phrases.slice(0, MOST_PHRASES),
  ]);
  const others = phrases.length - MOST_PHRASES;
  return edits && others > 0 ? `${edits}; và ${others} cụm từ khác` : edits;
}

const yesNo = (yes: boolean) => (yes ? 'có' : 'không');

const metres = (near: number) => (near === 0 ? 'không so' : `${near} m`);

function stopperText(stopper: CategoryRules['stopper']): string | null {
  if (!stopper) return null;
  const { vi, en, call, sendable } = stopper;
  const button = call && `nút “${call.label.vi}” (${call.label.en}) gọi ${call.number}`;
  return [`“${vi}” (${en})`, button, !sendable && 'không gửi ở đây được'].filter(Boolean).join(', ');
}

function questionText(question: CategoryRules['questions'][number] | undefined): string | null {
  if (!question) return null;
  const { key, vi, en, choices = [], answered = [] } = question;
  const buttons = choices.length > 0 && `chọn ${choices.map((one) => `${one.vi} (${one.en})`).join(' / ')}`;
  const known = answered.length > 0 && `đã trả lời khi có ${answered.join(' / ')}`;
  return [`${key} “${vi}” (${en})`, buttons, known].filter(Boolean).join(', ');
}

function phraseEdits(before: CategoryRules['lexicon'], after: CategoryRules['lexicon']): Edit[] {
  const [was, is] = [before, after].map((phrases) => new Map(phrases.map(({ words, weight }) => [words, weight])));
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .filter((words) => was!.get(words) !== is!.get(words))
    .map((words): Edit => [`cụm từ “${words}”`, weightText(was!.get(words)), weightText(is!.get(words))]);
}

const weightText = (weight: number | undefined) =>
  weight === undefined ? null : `nặng ${String(weight).replace('.', ',')}`;
