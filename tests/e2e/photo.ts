import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A small picture, of one colour, as a phone sends it: with the place and the device in it. */
export function photo(colour = '#4a7'): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 240, channels: 3, background: colour } })
    .withExif({ IFD0: { Make: 'Máy ảnh thử' }, IFD3: { GPSLatitude: '21/1 10/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
}

/** A picture without any order in it, which no encoder makes small: just below `megabytes`. */
export async function largePhoto(megabytes: number): Promise<Buffer> {
  const side = Math.floor(Math.sqrt((megabytes * 1024 * 1024) / 3));
  const raw = { width: side, height: side, channels: 3 as const };
  return sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
