import { dayWords } from '../../src/calendar/day-words.ts';
import type { Both, FormField, Value } from './form.ts';

/** 1020 is "1.020": thousands with dots, as people in Vietnam write them. */
export function sayFigure(value: number): string {
  const [whole, part] = String(Math.abs(value)).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${grouped}${part ? `,${part}` : ''}`;
}

const YES: Both = { vi: 'có', en: 'yes' };
const NO: Both = { vi: 'không', en: 'no' };
const CURRENCY: Both = { vi: 'đồng', en: 'đồng' };

/** An answer as it is read back: "120 hộ", "2.500.000 đồng", "Chủ nhật, 15/11". */
export function sayValue(field: FormField, value: Value, lang: 'vi' | 'en'): string {
  switch (field.kind) {
    case 'count':
    case 'money': {
      const unit = field.kind === 'money' ? CURRENCY : field.unit;
      return typeof value === 'number' ? `${sayFigure(value)}${unit ? ` ${unit[lang]}` : ''}` : String(value);
    }
    case 'yes_no':
      return (value === true ? YES : NO)[lang];
    case 'one_of':
      return field.options.find(({ id }) => id === value)?.label[lang] ?? String(value);
    case 'day':
      return dayWords(new Date(`${value}T12:00:00+07:00`), lang);
    case 'hour':
      return String(value).replace(/^0/, '');
    case 'words':
      return String(value);
  }
}
