import { answerKey, type Input, type Move } from '../../src/engine/index.ts';
import { isBack } from '../plain-answers.ts';
import { type FillContext, fieldsOf, openForm, toldAtOnce } from './context.ts';
import { sayValue } from './say-value.ts';

/** All answers, numbered as "sửa 3" names them. */
export function askReview(c: FillContext): string {
  const open = openForm(c);
  if (!open) return c.say('gone');
  const { values = {} } = c.answers;
  const lines = open.form.fields.map((field, index) => {
    const value = values[field.key];
    const said = value === undefined ? c.say('left') : sayValue(field, value, c.lang);
    return c.say('line', { nth: index + 1, label: field.label[c.lang], value: said });
  });
  return c.say('review', { title: open.form.title[c.lang], area: open.area, lines: lines.join('\n') });
}

export function acceptReview(
  input: Input,
  c: FillContext,
): Move<'send' | 'which' | 'later' | 'field' | 'sort' | 'again'> {
  if (input.kind === 'choice') return c.go(REVIEWED[input.id]!);
  const text = input.kind === 'text' ? input.text : '';
  const line = corrects.exec(answerKey(text))?.[1];
  if (line) return toLine(Number(line), c);
  const told = toldAtOnce(c, text, 1);
  return told ? c.go('sort', told) : c.again();
}

const REVIEWED: Readonly<Record<string, 'send' | 'which' | 'later'>> = { send: 'send', edit: 'which', later: 'later' };

/** The number of a line, with or without "sửa" before it. */
export function acceptLine(input: Input, c: FillContext): Move<'field' | 'review' | 'again'> {
  const text = input.kind === 'text' ? input.text : '';
  if (isBack(text)) return c.go('review');
  const line = /(\d{1,3})$/.exec(answerKey(text))?.[1];
  return line ? toLine(Number(line), c) : c.again();
}

function toLine(line: number, c: FillContext): Move<'field' | 'again'> {
  const fields = fieldsOf(c);
  const field = fields[line - 1];
  return field ? c.go('field', { at: field.key }) : c.again(c.say('noSuchLine', { all: fields.length }));
}

const corrects = /^(?:sua|sua lai|doi|chinh|dinh chinh)(?: (?:muc|dong|cau|so))? (\d{1,3})$/;
