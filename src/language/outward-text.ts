import { redact } from './redact.ts';
import { screenText } from './screen-text.ts';

/** A longer text is cut: no question needs more, and the less leaves the better. UTF-16 units. */
const LONGEST = 1_500;

/**
 * What of a text may leave the country, to a service outside: without what leads to a person. Null where nothing of it may: it speaks
 * of danger, sounds like an accusation, a complaint or a secret paper (the wide net of `screenText`, on purpose), or nothing is left. Nor may words that
 * all have a capital: names cannot be told among them, and one alone may be one.
 */
export function outwardText(text: string): string | null {
  const { danger, law } = screenText(text);
  if (danger || law) return null;
  const redacted = redact(text).trim();
  const cut = redacted.length > LONGEST ? redacted.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '') : redacted;
  const words = cut.replace(/\[[\p{L} ]+\]/gu, '');
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  return !/\p{L}/u.test(words) || /(?<!\p{L})\p{Ll}/u.test(words) ? cut : null;
}
