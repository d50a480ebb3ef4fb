import fc from 'fast-check';

const HALVES = { from: 0xd800, count: 0x800 };

/** Any character but half ones, as the `unit` of a string. Fast-check's own `binary` needs most of a second to be set up in each file. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - HALVES.count })
  .map((code) => String.fromCodePoint(code < HALVES.from ? code : code + HALVES.count));
