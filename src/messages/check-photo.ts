import sharp, { type Sharp } from 'sharp';
import { fileType, isIphonePhoto } from './file-type.ts';
import type { MediaReason } from './media-reason.ts';
import { placeTaken, type TakenAt } from './place-taken.ts';

/** A picture that we made from what was sent. */
export interface Picture {
  bytes: Buffer;
  width: number;
  height: number;
}

export type CheckedPhoto =
  | { ok: true; large: Picture; small: Picture; place: TakenAt | null }
  | { ok: false; reason: MediaReason };

/** All sizes in pixels. */
const LARGE = 2048;
const SMALL = 320;

/** A decoded pixel is four bytes: a picture of a few kilobytes may unfold to gigabytes. */
const MOST_PIXELS = 50_000_000;

const QUALITY = 82;

/** What `sharp` calls the formats that it may be given; it would also read drawings with links in them. */
const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);

/**
 * Reads a photo by its content and draws it anew: upright, without the place, time and device that a camera writes into it, at
 * most 2,048 pixels wide or high, and small for lists. Nothing of the original file is kept but its look, and the place where it
 * was taken, if it says so.
 */
export async function checkPhoto(bytes: Buffer): Promise<CheckedPhoto> {
  if (fileType(bytes)?.family !== 'picture') return { ok: false, reason: 'type_not_allowed' };
  try {
    const { format, width, height, exif } = await open(bytes).metadata();
    if (!FORMATS.has(format)) return { ok: false, reason: 'type_not_allowed' };
    if (width * height > MOST_PIXELS) return { ok: false, reason: 'too_many_pixels' };
    const large = await draw(open(bytes), LARGE);
    const small = await draw(open(large.bytes), SMALL);
    return { ok: true, large, small, place: exif ? placeTaken(exif) : null };
  } catch {
    // sharp's messages name the fault of the file only; there is no other way to fail here.
    return { ok: false, reason: isIphonePhoto(bytes) ? 'iphone_photo' : 'unreadable' };
  }
}

/** Widths and heights that are tried, one after the other; the last is some 100 KB. */
const SMALLER = [1600, 1280, 960, 640] as const;

/** A picture of ours with fewer pixels, so that it has at most so many bytes; as it is where it has. */
export async function shrinkPhoto(bytes: Buffer, mostBytes: number): Promise<Buffer> {
  let smaller = bytes;
  for (const most of SMALLER) {
    if (smaller.length <= mostBytes) break;
    smaller = (await draw(open(bytes), most)).bytes;
  }
  return smaller;
}

/** Half a picture is refused: what is missing may be what matters. The pixels were counted already, from the header alone. */
function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: false, animated: false });
}

async function draw(image: Sharp, most: number): Promise<Picture> {
  const { data, info } = await image
    .autoOrient()
    .resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true })
    // A transparent ground would come out black.
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
