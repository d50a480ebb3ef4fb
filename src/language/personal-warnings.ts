import { speaksOfChild } from './child.ts';
import { type PersonalKind, type PersonalSpan, personalSpans } from './redact.ts';

/** What somebody is warned of before a report goes out; the sentences are the flow's. */
export type PersonalWarning = 'phone' | 'plate' | 'identity' | 'account' | 'name' | 'face' | 'child';

const ofKind: Record<PersonalKind, PersonalWarning | null> = {
  phone: 'phone',
  plate: 'plate',
  identity: 'identity',
  account: 'account',
  name: 'name',
  // A long number that says nothing of itself, a mail address and a house are no reason to stop an old person who writes.
  number: null,
  email: null,
  house: null,
};

const order: readonly PersonalWarning[] = ['child', 'identity', 'account', 'phone', 'plate', 'name', 'face'];

/**
 * What in a report is about somebody else, the gravest first: each at most once. `photos`: how many come along; where the text is about
 * a person, their face may be in them. Never a reason to refuse a report.
 */
export function personalWarnings(text: string, photos = 0): PersonalWarning[] {
  const personal = personalSpans(text);
  const spans = personal.spans.filter((span) => span.kind !== 'name' || isSomebody(span, personal.text));
  const found = new Set(spans.flatMap(({ kind }) => ofKind[kind] ?? []));
  if (speaksOfChild(text)) found.add('child');
  if (photos > 0 && (found.has('name') || found.has('child'))) found.add('face');
  return order.filter((warning) => found.has(warning));
}

/**
 * What is covered as a name to be safe may be a street ("45 Lê Hồng Phong"), or any words where everything is shouted: nobody is
 * warned of these.
 */
function isSomebody({ start, end }: PersonalSpan, text: string): boolean {
  if (/(?<!\d)\d{1,3}[a-z]?\s*$/i.test(text.slice(Math.max(0, start - 8), start))) return false;
  return (
    text.slice(start, end) !== text.slice(start, end).toUpperCase() ||
    letters(text, /\p{Lu}/gu) * 2 <= letters(text, /\p{L}/gu)
  );
}

const letters = (text: string, sort: RegExp) => (text.match(sort) ?? []).length;
