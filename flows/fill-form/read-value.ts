import { figureNames, figuresOf } from '../../src/language/figures.ts';
import { readText } from '../../src/language/read-text.ts';
import { numberAt } from '../../src/language/spoken-number.ts';
import { spokenWordsOf } from '../../src/language/spoken-words.ts';
import { whenOf } from '../../src/language/when.ts';
import { shortened } from '../plain-answers.ts';
import type { Form, FormField, Value, Values } from './form.ts';

/** Why an answer cannot be taken: nothing of its kind is in it, or it lies outside what the field allows. */
export type Refusal = 'unclear' | 'tooLittle' | 'tooMuch' | 'notWhole';

/** Longer messages are no figures of a report. */
const LONGEST = 2_000;

/** The answer to one field in somebody's words: "120", "một trăm hai mươi hộ", "2tr5", "tối thứ Bảy". */
export function readValue(field: FormField, text: string, now: number): { value: Value } | { refused: Refusal } {
  const told = text.trim().slice(0, LONGEST);
  switch (field.kind) {
    case 'count':
    case 'money':
      return within(field, figureIn(told));
    case 'day': {
      const { date, since } = whenOf(spokenWordsOf(readText(told)), { now, plans: true, changes: false });
      const day = date ?? since;
      return day?.length === 'YYYY-MM-DD'.length ? { value: day } : { refused: 'unclear' };
    }
    case 'hour': {
      const { time } = whenOf(spokenWordsOf(readText(told)), { now, plans: true, changes: false });
      return time === null ? { refused: 'unclear' } : { value: time };
    }
    case 'words':
      return told === '' ? { refused: 'unclear' } : { value: shortened(told, field.longest) };
    // Chosen, never read: the engine knows the words of choices.
    case 'yes_no':
    case 'one_of':
      return { refused: 'unclear' };
  }
}

/** The only figure of a text; null where there is none, or where two leave open which is meant. */
function figureIn(text: string): number | null {
  const words = spokenWordsOf(readText(text));
  const figures: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const number = numberAt(words, at);
    if (!number) continue;
    figures.push(number.value);
    at = number.end - 1;
  }
  return figures.length === 1 ? figures[0]! : null;
}

function within(
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { least?: number; most?: number },
  figure: number | null,
): { value: Value } | { refused: Refusal } {
  if (figure === null) return { refused: 'unclear' };
  if (!Number.isInteger(figure)) return { refused: 'notWhole' };
  if (figure < least) return { refused: 'tooLittle' };
  return figure > most ? { refused: 'tooMuch' } : { value: figure };
}

/** Several figures told in one message, by what stands beside them: "120 hộ, 430 người, 15 suất quà". Only such as can be taken. */
export function readFigures(form: Form, text: string): Values {
  const fields = form.fields.flatMap((field) => (field.kind === 'count' || field.kind === 'money' ? [field] : []));
  const called = fields.map(
    ({ key, label, unit, words }) => [key, words ?? [label.vi, ...(unit ? [unit.vi] : [])]] as const,
  );
  const money = new Set(fields.flatMap(({ key, kind }) => (kind === 'money' ? [key] : [])));
  const found = figuresOf(spokenWordsOf(readText(text.slice(0, LONGEST))), figureNames(called, money));
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const figure = found[field.key];
    if (figure === undefined) continue;
    const read = within(field, figure);
    if ('value' in read) values[field.key] = read.value;
  }
  return values;
}
