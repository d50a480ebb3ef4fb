/** What a file is by its first bytes; what its name or its sender says of it counts for nothing. */
export type FileType = { family: 'picture' | 'sound' | 'film' | 'document'; contentType: string };

type Test = (bytes: Buffer) => boolean;

const starts =
  (...prefix: number[]): Test =>
  (bytes) =>
    prefix.every((byte, index) => bytes[index] === byte);
const text =
  (words: string, at = 0): Test =>
  (bytes) =>
    bytes.subarray(at, at + words.length).toString('latin1') === words;
const brand =
  (...brands: string[]): Test =>
  (bytes) =>
    text('ftyp', 4)(bytes) && brands.some((name) => text(name, 8)(bytes));

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The allow-list. Drawings (SVG) and web pages are not on it: they could carry scripts. */
const TYPES: [Test, FileType][] = [
  [starts(0xff, 0xd8, 0xff), { family: 'picture', contentType: 'image/jpeg' }],
  [starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), { family: 'picture', contentType: 'image/png' }],
  [(bytes) => text('RIFF')(bytes) && text('WEBP', 8)(bytes), { family: 'picture', contentType: 'image/webp' }],
  [text('GIF8'), { family: 'picture', contentType: 'image/gif' }],
  [brand('avif', 'heic', 'heix', 'mif1', 'msf1'), { family: 'picture', contentType: 'image/heif' }],
  [text('OggS'), { family: 'sound', contentType: 'audio/ogg' }],
  [(bytes) => text('ID3')(bytes) || isMp3Frame(bytes), { family: 'sound', contentType: 'audio/mpeg' }],
  [brand('M4A ', 'M4B '), { family: 'sound', contentType: 'audio/mp4' }],
  [(bytes) => text('RIFF')(bytes) && text('WAVE', 8)(bytes), { family: 'sound', contentType: 'audio/wav' }],
  [text('#!AMR'), { family: 'sound', contentType: 'audio/amr' }],
  [
    (bytes) => bytes[0] === 0xff && (bytes[1] === 0xf1 || bytes[1] === 0xf9),
    { family: 'sound', contentType: 'audio/aac' },
  ],
  [text('ftyp', 4), { family: 'film', contentType: 'video/mp4' }],
  [starts(0x1a, 0x45, 0xdf, 0xa3), { family: 'film', contentType: 'video/webm' }],
  [text('%PDF-'), { family: 'document', contentType: 'application/pdf' }],
  [isWordFile, { family: 'document', contentType: WORD }],
];

/** HEIC, by its brands: the frame is that of AVIF, what is in it is not. */
export function isIphonePhoto(bytes: Buffer): boolean {
  return (
    text('ftyp', 4)(bytes) &&
    /hei[cxms]|hev[cx]/.test(bytes.subarray(8, Math.min(bytes.readUInt32BE(0), 64)).toString('latin1'))
  );
}

/** @returns null for what is on no list of what may be kept. */
export function fileType(bytes: Buffer): FileType | null {
  return TYPES.find(([test]) => test(bytes))?.[1] ?? null;
}

/** Eleven set bits, and then none of the values that the format forbids: JPEG's `ff d8` has layer 0, say. */
function isMp3Frame(bytes: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = bytes;
  const layer = (second >> 1) & 0b11;
  const bitRate = third >> 4;
  return first === 0xff && second >> 5 === 0b111 && layer === 0b01 && bitRate !== 0 && bitRate !== 0b1111;
}

/** A ZIP names its parts in the clear. One with macros is a program. */
function isWordFile(bytes: Buffer): boolean {
  return text('PK\x03\x04')(bytes) && bytes.includes('word/document.xml') && !bytes.includes('vbaProject');
}
