import { speaksOfChild } from './child.ts';
import { type PersonalKind, personalSpans } from './redact.ts';

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
  const found = new Set(personalSpans(text).spans.flatMap(({ kind }) => ofKind[kind] ?? []));
  if (speaksOfChild(text)) found.add('child');
  if (photos > 0 && (found.has('name') || found.has('child'))) found.add('face');
  return order.filter((warning) => found.has(warning));
}
