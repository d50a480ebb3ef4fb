import { understand } from '../../src/language/understand.ts';
import { type NameHidden, nameHiddenFor } from '../name-hidden.ts';
import type { ReportAnswers } from './answers.ts';
import { hearing } from './aside.ts';
import type { ReportContext } from './step-names.ts';

/** Hides the name from officers, too, and tells what is lost by it: once. */
export function hideName(c: ReportContext): Partial<ReportAnswers> {
  if (!c.answers.anonymousTold) c.remark(c.say('anonymous', { channel: c.fact('person').channelName }));
  return { anonymous: true, anonymousTold: true };
}

/** Whether a short text only asks for that: "giấu tên giúp tôi". */
export function hidesName(text: string, c: ReportContext): boolean {
  if (text.split(/\s+/).length > 7) return false;
  const { flags, category } = understand(text, c.fact('knowledge'), { ...hearing(c), expecting: 'report' });
  return category?.sure !== true && flags.includes('anonymous');
}

/** From whom the name will be hidden. */
export function nameHidden(c: ReportContext): NameHidden {
  const { categoryCode = '', anonymous } = c.answers;
  const category = c.fact('knowledge').categories.byCode.get(categoryCode);
  return nameHiddenFor(category?.visibility ?? 'P', anonymous === true);
}
