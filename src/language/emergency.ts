import { emergencyWords } from './emergency-words.ts';
import { type Signs, signReader } from './signs.ts';
import type { ReadText } from './tokens.ts';
import type { Role, UnderstoodCategory } from './understand.ts';

export type EmergencySigns = Signs<keyof typeof emergencyWords>;

export const readEmergency: (read: ReadText) => EmergencySigns = signReader(emergencyWords);

const words = ['danger', 'despair', 'cry', 'dangerIfNow', 'hint', 'trace'] as const;

/** Whether any word stands there without which nobody is in danger: most texts have none. */
export const namesDanger = (signs: EmergencySigns) => signs.size > 0 && words.some((sign) => signs.has(sign));

/**
 * Somebody is in danger now. Danger that is over, feared or a habit is not, unless somebody calls for help; a wish to die always is.
 */
export function isEmergency(
  signs: EmergencySigns,
  read: ReadText,
  { role, category }: { role: Role; category: UnderstoodCategory | null },
): boolean {
  if (signs.size === 0) return false;
  if (signs.has('despair') && !signs.has('past') && role === 'resident') return true;
  const now = signs.has('now');
  if (signs.has('cry') && !signs.has('past')) return true;
  if (signs.has('past') || signs.has('feared'))
    return now && signs.has('danger') && !signs.has('past') && !signs.has('harmless');
  if (signs.has('danger'))
    return !signs.has('harmless') && (now || !calm.has(category?.code ?? '') || read.tokens.length <= 6);
  return now && signs.has('dangerIfNow') && !signs.has('harmless');
}

/** Categories whose reports use words of danger for what is not: a fallen wall reported at leisure, help asked after a fire. */
const calm = new Set(['AS-05', 'AS-04', 'AS-03', 'VH-03', 'YK-02', 'YK-04', 'DC-06', 'HC-01']);
