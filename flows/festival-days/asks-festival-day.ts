import { readText } from '../../src/language/read-text.ts';

/** Whether a text asks when or where the 18/11 day is: "hôm nào họp ngày đại đoàn kết khu tôi". What the day is, is another question. */
export function asksFestivalDay(text: string): boolean {
  const key = ` ${readText(text)
    .tokens.map((token) => token.key)
    .join(' ')} `;
  return named.test(key) && when.test(key);
}

// As keys of tokens: `y` for a last `i` after a consonant.
const named = / (?:ngay hoi|le hoi dai doan ket|dai doan ket|hoi khu|18 11) /;

const when = / (?:hom nao|ngay nao|bao gio|khy nao|luc nao|may gio|thu may|ngay may|lich|o dau|cho nao|when|where) /;
