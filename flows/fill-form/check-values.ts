import type { Both, Form, FormCheck, KnownFigures, Values } from './form.ts';
import { sayFigure } from './say-value.ts';

/** A check that does not hold. */
export interface Finding {
  /** Which check of the form, and the values it was found with: confirmed once, it is asked again only of other values. */
  id: string;
  key: string;
  confirmable: boolean;
  /** What is wrong, with the figures. */
  says: Both;
}

/** All checks of a form that do not hold, those that cannot be confirmed first. */
export function checkValues(form: Form, values: Values, known: KnownFigures): Finding[] {
  const figure = (key: string): number | undefined => {
    const value = key.startsWith('@') ? known[key as keyof KnownFigures] : values[key];
    return typeof value === 'number' ? value : undefined;
  };
  const findings = form.checks.flatMap((check, index): Finding[] => {
    const value = figure(check.key);
    const other = otherOf(check, figure);
    if (value === undefined || other === undefined || holds(check, value, other)) return [];
    const says = (lang: 'vi' | 'en') =>
      check.says[lang].replaceAll('{value}', sayFigure(value)).replaceAll('{other}', sayFigure(other));
    return [
      {
        id: `${index}:${value}:${other}`,
        key: check.key,
        confirmable: check.confirmable === true,
        says: { vi: says('vi'), en: says('en') },
      },
    ];
  });
  return findings.sort((one, another) => Number(one.confirmable) - Number(another.confirmable));
}

function otherOf(check: FormCheck, figure: (key: string) => number | undefined): number | undefined {
  if (check.kind !== 'sum_of') return figure(check.of);
  const parts = check.of.map(figure);
  return parts.includes(undefined) ? undefined : parts.reduce<number>((sum, part) => sum + part!, 0);
}

function holds(check: FormCheck, value: number, other: number): boolean {
  switch (check.kind) {
    case 'at_most':
      return value <= other * (check.times ?? 1);
    case 'sum_of':
      return value === other;
    case 'share':
      return other === 0 ? value === 0 : value / other >= check.from && value / other <= check.to;
  }
}
