import { checkValues } from '../../flows/fill-form/check-values.ts';
import type { Form, Value, Values } from '../../flows/fill-form/form.ts';
import type { RollUp } from './form-schema.ts';

/**
 * Sums of filed forms: figures are added, what was chosen is counted; words and days stay where they were filed. Pure.
 * Checks are made of the sums, too: where every part holds, the whole does, so that what is found here was confirmed somewhere.
 */
export function sumUp(form: Form, filed: readonly Values[]): Pick<RollUp, 'fields' | 'findings'> {
  const sums: Record<string, Value> = {};
  const fields = form.fields.flatMap(({ key, label, kind }): RollUp['fields'] => {
    const values = filed.flatMap((one) => (one[key] === undefined ? [] : [one[key]]));
    if (kind === 'count' || kind === 'money') {
      const sum = values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);
      sums[key] = sum;
      return [{ key, label: label.vi, sum, counts: null }];
    }
    if (kind !== 'yes_no' && kind !== 'one_of') return [];
    const counts: Record<string, number> = {};
    for (const value of values) {
      const name = value === true ? 'yes' : value === false ? 'no' : String(value);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return [{ key, label: label.vi, sum: null, counts }];
  });
  const findings = filed.length === 0 ? [] : checkValues(form, sums, {}).map(({ says }) => says.vi);
  return { fields, findings };
}
