import type { Links } from '../platform/links.ts';
import type { MediaSize } from './media-key.ts';

export const MEDIA_PURPOSE = 'media';

/** Milliseconds. */
const VALID = 60 * 60_000;
const STEP = 30 * 60_000;

/**
 * The address under which a browser gets a stored medium, for one to one and a half hours. It stays the same for half an hour,
 * so that a page that fetches its list again does not load every picture again.
 */
export function mediaUrl(links: Pick<Links, 'sign'>, id: string, now: Date): string {
  return mediaUrlFor(links, id, { now, validMs: VALID });
}

/** The same, good for at least `validMs` and half an hour more at most: for whoever fetches or taps it outside a page of ours. */
export function mediaUrlFor(
  links: Pick<Links, 'sign'>,
  id: string,
  { now, validMs }: { now: Date; validMs: number },
): string {
  const expiresAt = new Date(Math.ceil(now.getTime() / STEP) * STEP + validMs);
  return `/media/${links.sign(MEDIA_PURPOSE, id, expiresAt)}`;
}

/** The same medium as a picture of at most 320 pixels; other kinds have one size only. */
export function smallMediaUrl(links: Pick<Links, 'sign'>, id: string, now: Date): string {
  return `${mediaUrl(links, id, now)}?size=${'small' satisfies MediaSize}`;
}
