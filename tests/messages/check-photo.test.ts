import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { checkPhoto, shrinkPhoto } from '../../src/messages/check-photo.ts';
import { fileType } from '../../src/messages/file-type.ts';
import { placeTaken } from '../../src/messages/place-taken.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336655' } });

/** What a HEIC file begins with; then what nobody here can decode. */
function iphonePhoto(brands: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + brands.length);
  return Buffer.concat([size, Buffer.from(`ftyp${brands}`), randomBytes(400)]);
}

describe('a photo', () => {
  test('loses the place, time and device that the camera wrote into it', async () => {
    const original = await picture(400, 300)
      .jpeg()
      .withExif({
        IFD0: { Make: 'SecretPhone', Model: 'X1' },
        IFD2: { DateTimeOriginal: '2026:11:18 07:30:00' },
        IFD3: {
          GPSLatitude: '21/1 10/1 30/1',
          GPSLatitudeRef: 'N',
          GPSLongitude: '106/1 3/1 0/1',
          GPSLongitudeRef: 'E',
        },
      })
      .toBuffer();
    // The test is worth something only if it was there.
    expect((await sharp(original).metadata()).exif).toBeDefined();
    expect(original.includes('SecretPhone')).toBe(true);
    const checked = await checkPhoto(original);
    if (!checked.ok) throw new Error(checked.reason);
    for (const { bytes } of [checked.large, checked.small]) {
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined });
      for (const secret of ['SecretPhone', 'Exif', 'GPS', '2026:11:18']) expect(bytes.includes(secret)).toBe(false);
    }
  });

  test('is turned upright before that', async () => {
    const lying = await picture(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const checked = await checkPhoto(lying);
    expect(checked).toMatchObject({ ok: true, large: { width: 200, height: 400 } });
  });

  test('is made at most 2,048 pixels long, and 320 for lists; a small one stays as it is', async () => {
    expect(await checkPhoto(await picture(3000, 1500).png().toBuffer())).toMatchObject({
      ok: true,
      large: { width: 2048, height: 1024 },
      small: { width: 320, height: 160 },
    });
    expect(await checkPhoto(await picture(100, 50).webp().toBuffer())).toMatchObject({
      ok: true,
      large: { width: 100, height: 50 },
      small: { width: 100, height: 50 },
    });
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('may be %s, and becomes JPEG', async (format) => {
    const checked = await checkPhoto(await picture(64, 64).toFormat(format).toBuffer());
    if (!checked.ok) throw new Error(checked.reason);
    expect((await sharp(checked.large.bytes).metadata()).format).toBe('jpeg');
  });

  test('keeps a white ground where it is transparent', async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const checked = await checkPhoto(clear);
    if (!checked.ok) throw new Error(checked.reason);
    const { dominant } = await sharp(checked.large.bytes).stats();
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
  });
});

describe('refused as a photo', () => {
  test('a web page that calls itself .jpg', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect(await checkPhoto(page)).toEqual({ ok: false, reason: 'type_not_allowed' });
  });

  test('a drawing, which may hold scripts and links', async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>');
    expect(await checkPhoto(drawing)).toEqual({ ok: false, reason: 'type_not_allowed' });
  });

  test('a web page behind the first bytes of a JPEG', async () => {
    const disguised = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html>'.repeat(100))]);
    expect(await checkPhoto(disguised)).toEqual({ ok: false, reason: 'unreadable' });
  });

  test('a photo that broke off', async () => {
    const noise = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    expect(await checkPhoto(noise)).toMatchObject({ ok: true });
    expect(await checkPhoto(noise.subarray(0, noise.length / 2))).toEqual({ ok: false, reason: 'unreadable' });
  });

  test('a few kilobytes that unfold to gigabytes', async () => {
    const bomb = pngBomb(60_000, 60_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await checkPhoto(bomb)).toEqual({ ok: false, reason: 'too_many_pixels' });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('one as an iPhone keeps it, whatever brand it names first', async () => {
    for (const brands of ['heicmif1miafhevc', 'mif1\0\0\0\0heic', 'heixmif1heix'])
      expect(await checkPhoto(iphonePhoto(brands))).toEqual({ ok: false, reason: 'iphone_photo' });
    // A damaged one of the formats in the same frame that can be read is damaged.
    expect(await checkPhoto(iphonePhoto('avifmif1miaf'))).toEqual({ ok: false, reason: 'unreadable' });
  });

  test('nothing at all', async () => {
    expect(await checkPhoto(Buffer.alloc(0))).toEqual({ ok: false, reason: 'type_not_allowed' });
  });
});

describe('a file', () => {
  test.each([
    ['audio/ogg', Buffer.from('OggS\0\x02')],
    ['audio/mpeg', Buffer.from('ID3\x04')],
    ['audio/mpeg', Buffer.from([0xff, 0xfb, 0x90, 0x00])],
    ['audio/mp4', Buffer.from('\0\0\0\x20ftypM4A ')],
    ['video/mp4', Buffer.from('\0\0\0\x20ftypisom')],
    ['video/webm', Buffer.from([0x1a, 0x45, 0xdf, 0xa3])],
    ['application/pdf', Buffer.from('%PDF-1.7')],
    ['audio/wav', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['audio/amr', Buffer.from('#!AMR\n')],
    ['audio/aac', Buffer.from([0xff, 0xf1, 0x50, 0x80])],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      Buffer.from('PK\x03\x04 [Content_Types].xml word/document.xml'),
    ],
    ['image/heif', Buffer.from('\0\0\0\x20ftypheic')],
  ])('is %s by its first bytes', (contentType, bytes) => {
    expect(fileType(bytes)?.contentType).toBe(contentType);
  });

  test.each(['<html>', '<svg ', '#!/bin/sh', 'PK\x03\x04', 'MZ', '\x7fELF', 'xin chào', ''])(
    'that begins with %j is kept by nobody',
    (start) => {
      expect(fileType(Buffer.from(start, 'latin1'))).toBeNull();
    },
  );
});

test('a Word document with macros is a program', () => {
  expect(fileType(Buffer.from('PK\x03\x04 word/document.xml word/vbaProject.bin'))).toBeNull();
});

describe('the place where a photo was taken', () => {
  const GPS = {
    GPSLatitude: '21/1 10/1 30/1',
    GPSLatitudeRef: 'N',
    GPSLongitude: '106/1 3/1 0/1',
    GPSLongitudeRef: 'E',
  };
  const place = async (IFD3: Record<string, string>) => {
    const checked = await checkPhoto(await picture(64, 48).jpeg().withExif({ IFD3 }).toBuffer());
    if (!checked.ok) throw new Error(checked.reason);
    return checked.place;
  };

  test('is read from what the camera wrote', async () => {
    expect(await place(GPS)).toEqual({ lat: 21.175, lon: 106.05 });
    expect(await place({ ...GPS, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' })).toEqual({ lat: -21.175, lon: -106.05 });
  });

  test.each([
    ['half of it', { GPSLatitude: GPS.GPSLatitude, GPSLatitudeRef: 'N' }],
    ['no letter', { GPSLatitude: GPS.GPSLatitude, GPSLongitude: GPS.GPSLongitude }],
    ['beyond the pole', { ...GPS, GPSLatitude: '91/1 0/1 0/1' }],
    ['zeros of a camera without a fix', { ...GPS, GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
    ['divided by nothing', { ...GPS, GPSLatitude: '21/0 0/1 0/1' }],
  ])('is not made up from %s', async (_what, gps) => {
    expect(await place(gps)).toBeNull();
  });

  test('is unknown where the camera’s words are garbage, and the photo is kept', () => {
    expect(placeTaken(Buffer.from('Exif and then nothing that makes sense'))).toBeNull();
    expect(placeTaken(Buffer.alloc(0))).toBeNull();
  });
});

/** A valid PNG of one colour: rows of nothing, which a thousand times over are nearly nothing. */
function pngBomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * 2_000), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

test('a picture is drawn smaller until it fits, and left alone where it does', async () => {
  const side = 1400;
  const noise = sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
  const large = await noise.jpeg({ quality: 82 }).toBuffer();
  expect(large.length).toBeGreaterThan(1024 * 1024);
  const fitted = await shrinkPhoto(large, 1024 * 1024);
  expect(fitted.length).toBeLessThanOrEqual(1024 * 1024);
  expect((await sharp(fitted).metadata()).format).toBe('jpeg');
  expect(await shrinkPhoto(large, large.length)).toBe(large);
});
