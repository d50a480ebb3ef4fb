import { checkValues } from '../../flows/fill-form/check-values.ts';
import type { Both, Form, FormField, Value, Values } from '../../flows/fill-form/form.ts';
import { sayValue } from '../../flows/fill-form/say-value.ts';
import type { RollUp } from './form-schema.ts';

/**
 * Sums of filed forms: figures are added, what was chosen is counted; words and days stay where they were filed. Pure.
 * Checks are made of the sums, too: where every part holds, the whole does, so that what is found here was confirmed somewhere.
 */
export function sumUp(form: Form, filed: readonly Values[]): Pick<RollUp, 'fields' | 'findings'> {
  const sums: Record<string, Value> = {};
  const fields = form.fields.flatMap((field): RollUp['fields'] => {
    const { key, label, kind } = field;
    const values = filed.flatMap((one) => (one[key] === undefined ? [] : [one[key]]));
    if (kind === 'count' || kind === 'money') {
      const sum = values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);
      sums[key] = sum;
      return [{ key, label, sum, counts: null, said: said((lang) => sayValue(field, sum, lang)) }];
    }
    if (kind !== 'yes_no' && kind !== 'one_of') return [];
    const counts: Record<string, number> = {};
    for (const value of values) {
      const name = value === true ? 'yes' : value === false ? 'no' : String(value);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return [{ key, label, sum: null, counts, said: said((lang) => sayCounts(field, counts, lang)) }];
  });
  const findings = filed.length === 0 ? [] : checkValues(form, sums, {}).map(({ says }) => says);
  return { fields, findings };
}

const said = (say: (lang: 'vi' | 'en') => string): Both => ({ vi: say('vi'), en: say('en') });

/** "có 12, không 3"; nothing where nobody answered. */
function sayCounts(field: FormField, counts: Readonly<Record<string, number>>, lang: 'vi' | 'en'): string {
  const answerOf = (name: string): Value => (field.kind === 'yes_no' ? name === 'yes' : name);
  return Object.entries(counts)
    .map(([name, count]) => `${sayValue(field, answerOf(name), lang)} ${count}`)
    .join(', ');
}
