import { namesIn } from './names.ts';
import { tokensOf } from './tokens.ts';

/** What tells of one person, or leads to them. */
export type PersonalKind = 'phone' | 'identity' | 'account' | 'number' | 'plate' | 'email' | 'house' | 'name';

export interface PersonalSpan {
  kind: PersonalKind;
  /** Where it stands in `text` of the result. */
  start: number;
  end: number;
}

const placeholders: Record<PersonalKind, string> = {
  phone: '[số điện thoại]',
  identity: '[số giấy tờ]',
  account: '[số tài khoản]',
  number: '[dãy số]',
  plate: '[biển số xe]',
  email: '[thư điện tử]',
  house: '[số nhà]',
  name: '[tên]',
};

/**
 * Takes out of a text what leads to a person, for everything that leaves the circle of those who handle it: public pages,
 * announcements, outside services. What is found is replaced by what it was: `[số điện thoại]`. Doing it twice changes nothing more.
 * It is a rule, no understanding: a story may still tell who is meant, so a moderator reads what is published.
 */
export function redact(text: string): string {
  const { text: clean, spans } = personalSpans(text);
  if (spans.length === 0) return text;
  let out = '';
  let from = 0;
  for (const { kind, start, end } of spans) {
    out += clean.slice(from, start) + placeholders[kind];
    from = end;
  }
  return out + clean.slice(from);
}

/** Everything personal in a text, in order and without overlaps. `text` is the text in NFKC, which the places count in. */
export function personalSpans(text: string): { text: string; spans: PersonalSpan[] } {
  const read = tokensOf(text);
  const found: PersonalSpan[] = [
    ...matches(read.text, email, () => 'email'),
    ...matches(read.text, account, () => 'account'),
    ...matches(read.text, digits, kindOfDigits),
    ...matches(read.text, plate, () => 'plate'),
    ...matches(read.text, house, () => 'house'),
    ...matches(read.text, nested, (found) => (isDate(found) ? null : 'house')),
    ...namesIn(read).map(({ start, end }): PersonalSpan => ({ kind: 'name', start, end })),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const spans: PersonalSpan[] = [];
  for (const span of found) {
    const last = spans.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else spans.push({ ...span });
  }
  return { text: read.text, spans };
}

function matches(text: string, pattern: RegExp, kindOf: (found: string) => PersonalKind | null): PersonalSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, kept = ''] = match;
    const kind = kindOf(whole);
    return kind ? [{ kind, start: match.index + kept.length, end: match.index + whole.length }] : [];
  });
}

const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/** "STK 0123…", "số tài khoản: …", "tk 19…": the first group, what says so, is kept. */
const account = /((?<!\p{L})(?:stk|tk|tài khoản|tai khoan)[ :.]{0,3}(?:là |la |số |so )?)\d(?:[ .-]?\d){5,19}(?!\d)/giu;

/** Digits in a row, with the blanks, dots and dashes that people put in: at least eight. */
const digits = /(?<![\d/])\+?\d(?:[ .-]?\d){7,19}(?!\d)/g;

/** `99A-123.45`, `99-B1 234.56`. */
const plate = /(?<![\p{L}\d])\d{2}[ -]?[A-Za-zĐđ]{1,2}\d?[ -.]{0,3}\d{3}[ .]?\d{1,2}(?![\p{L}\d])/gu;

/** "số nhà 15B", "SN 8/2", "nhà số 8", "số 15 ngõ 30", "căn hộ 502": a lane or a street alone is no house. */
const house =
  /(?<!\p{L})(?:(?:số nhà|so nha|sn|nhà số|nha so|căn hộ|can ho|căn số|can so|phòng số|phong so)[ :.]{0,2}(?:số |so )?(?:\p{L}{0,3}\d{1,4}\p{L}?(?:[/-]\d{1,4}\p{L}?){0,4})|(?:số|so) \d{1,4}\p{L}?(?:\/\d{1,4}\p{L}?){0,4}(?=[ ,]{1,2}(?:ngách|ngach|ngõ|ngo|đường|duong|phố|pho)(?!\p{L})))(?!\p{L})/giu;

/** `30/15/8`: lane, side lane and house. */
const nested = /(?<![\d/.])\d{1,4}\p{L}?(?:\/\d{1,4}\p{L}?){2,4}(?![\d/])/gu;

/** Lines that a service is called by: everybody may know them. */
const serviceLine = /^1[89]00\d{4,6}$/;

const money = /^\d{1,3}(?:[.,]\d{3})+$/;

/** What a long number is: a phone has 9 to 11 digits after its 0 or +84, a CMND 9, a căn cước 12. */
function kindOfDigits(found: string): PersonalKind | null {
  if (money.test(found) || isDate(found)) return null;
  const plain = found.replace(/\D/g, '');
  if (serviceLine.test(plain)) return null;
  if (/^(?:0[2-9]\d{7,9}|84[2-9]\d{7,9})$/.test(plain)) return 'phone';
  if (plain.length === 12 || plain.length === 9) return 'identity';
  return plain.length >= 10 ? 'account' : 'number';
}

/** `18.11.2026`, `2026-11-18`, `18/11/26`. */
function isDate(found: string): boolean {
  const parts = found.split(/[./ -]/).map(Number);
  if (parts.length !== 3) return false;
  const [a, b, c] = parts as [number, number, number];
  const isYear = (year: number) => (year >= 1900 && year < 2100) || (year >= 20 && year < 50);
  const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return (isDay(a, b) && isYear(c)) || (a >= 1900 && a < 2100 && isDay(c, b));
}
