import { cadreWords } from './cadre-words.ts';
import { emergencyWords } from './emergency-words.ts';
import { flagWords } from './flag-words.ts';
import { sensitiveWords } from './sensitive-words.ts';
import { type SignsOf, signReaders } from './signs.ts';
import type { ReadText } from './tokens.ts';
import type { Role } from './understand.ts';
import { wishWords } from './wish-words.ts';

const ofStaff = {
  wish: wishWords,
  danger: emergencyWords,
  flags: flagWords,
  sensitive: sensitiveWords,
  cadre: cadreWords,
};

/** All signs that a text bears; what only those in office say is looked for only with them. */
export type TextSigns = SignsOf<typeof ofStaff>;

const readResident: (read: ReadText) => TextSigns = signReaders({ ...ofStaff, cadre: {} });
const readStaff = signReaders(ofStaff);

export function readSigns(read: ReadText, role: Role): TextSigns {
  return role === 'resident' ? readResident(read) : readStaff(read);
}
