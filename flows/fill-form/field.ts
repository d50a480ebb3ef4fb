import { answerKey, type Choice, type Input, type Move, type Reply } from '../../src/engine/index.ts';
import { isSkip } from '../plain-answers.ts';
import { type FillContext, kept, openForm, toldAtOnce } from './context.ts';
import type { FormField } from './form.ts';
import { nextField, numberOf } from './progress.ts';
import { type Refusal, readValue } from './read-value.ts';
import { sayFigure } from './say-value.ts';

/** One field of a form, asked with its number. */
export function askField(c: FillContext): Reply {
  const open = openForm(c);
  const field = open && nextField(open.form, c.answers);
  if (!field) return { text: c.say('gone') };
  const lines = [
    c.say('progress', {
      nth: numberOf(open.form, field),
      all: open.form.fields.length,
      question: field.question[c.lang],
    }),
    field.help?.[c.lang],
    c.misses > 0 && field.kind === 'count' ? c.say('justNumber', { example: '120' }) : undefined,
    c.misses > 0 && field.kind === 'money' ? c.say('justNumber', { example: '2tr5' }) : undefined,
    field.optional ? c.say('canSkip') : undefined,
  ];
  return { text: lines.filter((line) => line !== undefined).join('\n'), choices: choicesOf(field, c) };
}

/** Only what is chosen has choices: the "1" that answers "bao nhiêu" is a figure. */
function choicesOf(field: FormField, c: FillContext): Choice[] {
  if (field.kind === 'yes_no')
    return [
      { id: 'v-yes', label: c.say('yes'), words: ['co a', 'vang', 'roi', 'duoc'] },
      { id: 'v-no', label: c.say('no'), words: ['khong co', 'ko', 'k', 'chua'] },
    ];
  return field.kind === 'one_of' ? field.options.map(({ id, label }) => ({ id: `v-${id}`, label: label[c.lang] })) : [];
}

export function acceptField(input: Input, c: FillContext): Move<'sort' | 'later' | 'again'> {
  const open = openForm(c);
  const field = open && nextField(open.form, c.answers);
  if (!field) return c.go('sort', { at: null });
  if (input.kind === 'choice') {
    const id = input.id.slice('v-'.length);
    return c.go('sort', kept(c, { [field.key]: field.kind === 'yes_no' ? id === 'yes' : id }));
  }
  const text = input.kind === 'text' ? input.text : '';
  if (laters.has(answerKey(text))) return c.go('later');
  const several = field.kind === 'words' ? undefined : toldAtOnce(c, text, 2);
  if (several) return c.go('sort', several);
  if (isSkip(text)) {
    if (field.optional) return c.go('sort', kept(c, {}, field.key));
    return c.again(c.say(field.kind === 'count' || field.kind === 'money' ? 'required' : 'requiredWords'));
  }
  const read = readValue(field, text, c.now);
  return 'value' in read ? c.go('sort', kept(c, { [field.key]: read.value })) : refused(read.refused, field, c);
}

function refused(reason: Refusal, field: FormField, c: FillContext): Move<'again'> {
  const { least = 0, most = 0 } = field.kind === 'count' || field.kind === 'money' ? field : {};
  switch (reason) {
    case 'tooLittle':
      return c.again(c.say('tooLittle', { least: sayFigure(least) }));
    case 'tooMuch':
      return c.again(c.say('tooMuch', { most: sayFigure(most) }));
    case 'notWhole':
      return c.again(c.say('notWhole'));
    case 'unclear':
      c.remark(c.say('unclear'));
      return c.again();
  }
}

/** "Để sau": as keys. */
const laters = new Set('de sau|luc khac|lam sau|mai lam tiep|de mai|later'.split('|'));
