import type { Form, FormField, Values } from '../../flows/fill-form/form.ts';
import { sayValue } from '../../flows/fill-form/say-value.ts';
import type { FormContent, SaidLine } from './form-schema.ts';

/** The form as flows know it: the same data, of which the wire's shape writes some optional parts otherwise. */
export function formOf({ code, version, ...content }: FormContent & { code: string; version: number }): Form {
  return { code, version, ...content } as unknown as Form;
}

/** Pure: the answers of a form, in its order, as they are read back. What is not of this version of the form is left out. */
export function saidLines({ fields }: Pick<Form, 'fields'>, values: Values): SaidLine[] {
  return fields.flatMap((field: FormField) => {
    const value = values[field.key];
    if (value === undefined) return [];
    const { key, label } = field;
    return [{ key, label, said: { vi: sayValue(field, value, 'vi'), en: sayValue(field, value, 'en') } }];
  });
}
