import type { Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { dutyOf, photosOf } from './duty-at-hand.ts';
import { saidInstead } from './duty-entry.ts';
import type { C } from './others.ts';
import { needsOf, type Says } from './said.ts';

/** Where an answer leads when evidence was asked for. */
export const SHOWN_LEADS = ['finish', 'moreTime', 'decline', 'support', 'progress', 'end'] as const;
type Shown = (typeof SHOWN_LEADS)[number];

/** What a duty asks for is asked for one after the other; what was shown meanwhile is kept with the duty, should nothing more come. */
export function finishNext(c: C): Move<'askDocument' | 'askPhotos' | 'fillForm' | 'finishing' | 'unknown'> {
  const duty = dutyOf(c);
  if (!duty) return c.go('unknown');
  if (duty.missing.some(({ kind }) => kind === 'form')) return c.go('fillForm');
  for (const { kind, least = 1 } of duty.missing) {
    if (kind === 'document' && !c.answers.document) return asking('askDocument', c);
    if (kind === 'photo' && photosShown(c).length < least) return asking('askPhotos', c);
  }
  return c.go('finishing');
}

function asking<Step extends 'askDocument' | 'askPhotos'>(step: Step, c: C): Move<Step> {
  const { number, document, text, media = [] } = c.answers;
  // “Xong rồi mà” alone shows nothing.
  if (document || /\d/.test(text ?? '') || media.length > 0)
    c.effect('change_duty', {
      ...{ number: number!, change: 'keep_evidence' },
      ...{ ...(document && { document }), ...(text && { text }), ...(media.length > 0 && { media }) },
    });
  return c.go(step);
}

/** The photos of a duty that are there already, with those of this talk. */
function photosShown(c: C): string[] {
  return [...new Set([...(dutyOf(c)?.photos ?? []), ...(c.answers.media ?? [])])];
}

export function askDocument(c: C): string {
  return c.say('askDocument', { number: c.answers.number!, needs: needsOf(dutyOf(c)?.missing ?? [], c as Says) });
}

export function acceptDocument(input: Input, c: C): Move<Shown | Keeping> {
  const text = 'text' in input && input.kind !== 'choice' ? (input.text ?? '') : '';
  const instead = elsewhere(input, text, c);
  if (instead) return instead;
  const photos = photosOf(input);
  const media = [...(c.answers.media ?? []), ...photos];
  if (/\d/.test(text)) return c.go('finish', { document: text.trim(), media });
  // A photo in its place is kept, and the number asked for again.
  return photos.length > 0 ? c.go('finish', { media, ...(text && { text }) }) : c.again();
}

export function askPhotos(c: C): string | Reply {
  const have = photosShown(c).length;
  const { missing = [] } = dutyOf(c) ?? {};
  const least = missing.find(({ kind }) => kind === 'photo')?.least ?? 1;
  return have > 0
    ? c.say('askMorePhotos', { have, left: least - have })
    : c.say('askPhotos', { number: c.answers.number!, needs: needsOf(missing, c as Says) });
}

export function acceptPhotos(input: Input, c: C): Move<Shown | Keeping> {
  const media = photosOf(input);
  const text = 'text' in input && input.kind !== 'choice' ? (input.text ?? '') : '';
  if (media.length === 0) return elsewhere(input, text, c) ?? c.again();
  return c.go('finish', { media: [...(c.answers.media ?? []), ...media], ...(text && { text }) });
}

/** To what was said instead of an answer: of this duty, or of something else. */
function elsewhere(input: Input, text: string, c: C): Move<Shown | Keeping> | null {
  const said = text && photosOf(input).length === 0 ? saidInstead(text, c) : null;
  if (said === 'elsewhere') return c.pass(input);
  return said && c.go(said.want as Shown, said.answers);
}
