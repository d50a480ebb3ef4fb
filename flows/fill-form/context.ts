import type { FlowContext } from '../flow.ts';
import { townDay } from '../town-day.ts';
import { checkValues, type Finding } from './check-values.ts';
import type { FormField, Values } from './form.ts';
import type { FillAnswers } from './progress.ts';
import { readFigures } from './read-value.ts';
import { sayValue } from './say-value.ts';
import type { words } from './words.ts';

export type Step =
  | 'begin'
  | 'choose'
  | 'open'
  | 'told'
  | 'sort'
  | 'field'
  | 'doubt'
  | 'review'
  | 'which'
  | 'later'
  | 'send';

export type FillContext = FlowContext<Partial<FillAnswers>, typeof words, Step>;

/** The form that is being filled; null: it is gone, or no longer among what this person fills. */
export function openForm(c: FillContext) {
  const { code = '', areaId = '', period = '' } = c.answers;
  return c.fact('form', { code, areaId, period, day: townDay(c.now) });
}

/** The forms that may be filled now. */
export const formsAtHand = (c: FillContext) => c.fact('my_forms', { day: townDay(c.now) });

export const fieldsOf = (c: FillContext): readonly FormField[] => openForm(c)?.form.fields ?? [];

/** What is remembered after an answer; the draft is kept with it, so that nothing that was answered is asked twice. */
export function kept(c: FillContext, told: Values, without?: string): Partial<FillAnswers> {
  const { code, areaId, period, skipped = [] } = c.answers;
  const values = Object.fromEntries(
    Object.entries({ ...c.answers.values, ...told }).filter(([key]) => key !== without),
  );
  c.effect('keep_draft', { code: code!, areaId: areaId!, period: period!, values });
  return { values, at: null, skipped: without ? [...skipped, without] : skipped.filter((key) => !(key in told)) };
}

/** Several figures told in one message, read back in a remark; undefined: there are not so many in it. */
export function toldAtOnce(c: FillContext, text: string, least: number): Partial<FillAnswers> | undefined {
  const open = openForm(c);
  if (!open) return undefined;
  const figures = readFigures(open.form, text);
  if (Object.keys(figures).length < least) return undefined;
  const what = open.form.fields.flatMap((field) => {
    const value = figures[field.key];
    return value === undefined ? [] : [`${field.label[c.lang]} ${sayValue(field, value, c.lang)}`];
  });
  c.remark(c.say('taken', { what: what.join('; ') }));
  return kept(c, figures);
}

/** The first check that does not hold and was not confirmed. */
export function findingOf(c: FillContext): Finding | undefined {
  const open = openForm(c);
  const { values = {}, confirmed = [] } = c.answers;
  return open ? checkValues(open.form, values, open.known).find(({ id }) => !confirmed.includes(id)) : undefined;
}
