import { dayWords } from '../calendar/day-words.ts';
import { townDay } from '../calendar/town-day.ts';
import { withKnown } from '../language/blanks.ts';
import type { IssueTemplate } from './template-schema.ts';

/** What of an issue goes into blanks by itself, by their names; the page says them where templates are written. */
export interface KnownOfIssue {
  code: string;
  category: string;
  unit: string | null;
  dueAt: Date | null;
  now: Date;
}

/** Pure: templates with what is known of the issue in them. */
export function templatesFor(templates: readonly IssueTemplate[], known: KnownOfIssue): IssueTemplate[] {
  const { code, category, unit, dueAt, now } = known;
  const [, month, day] = townDay(now).split('-');
  const values = {
    mã: code,
    'loại việc': category.charAt(0).toLowerCase() + category.slice(1),
    'đơn vị': unit,
    'hạn trả lời': dueAt && dueAt > now ? dayWords(dueAt, 'vi') : null,
    'hôm nay': `${Number(day)}/${Number(month)}`,
  };
  return templates.map((template) => ({ ...template, text: withKnown(template.text, values) }));
}
