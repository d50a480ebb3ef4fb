import type { Form, FormField, Values } from './form.ts';

/** What a talk about one form remembers. */
export interface FillAnswers {
  code: string;
  areaId: string;
  /** What the figures are of: `2026`, `2026-11`, `2026-11-15`. */
  period: string;
  /** As it was called when it was opened. */
  title: string;
  values: Values;
  /** Optional fields that were passed over. */
  skipped: readonly string[];
  /** The field that is asked; null: by order. */
  at: string | null;
  /** Findings that were confirmed, by their ids. */
  confirmed: readonly string[];
  /** Figures that were said before the form was opened. */
  told: string;
}

/** The field to ask next; undefined: all are settled. */
export function nextField(form: Form, { values = {}, skipped = [], at }: Partial<FillAnswers>): FormField | undefined {
  return (
    form.fields.find(({ key }) => key === at) ??
    form.fields.find(({ key }) => !(key in values) && !skipped.includes(key))
  );
}

/** Counted from 1, as the read-back numbers them. */
export const numberOf = (form: Form, field: FormField) => form.fields.indexOf(field) + 1;

/** How many fields are settled. */
export const settled = (form: Form, { values = {}, skipped = [] }: Partial<FillAnswers>) =>
  form.fields.filter(({ key }) => key in values || skipped.includes(key)).length;
