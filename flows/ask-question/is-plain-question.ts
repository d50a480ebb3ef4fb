import { readText } from '../../src/language/read-text.ts';

/**
 * Whether a short text asks for a fact and tells of nothing: "ngày hội có gì", "mất điện gọi ai". Its words may well be those of an
 * opinion or of a fault. "Bao giờ mới sửa" and "sao chưa dọn" are none: whoever asks so reports.
 */
export function isPlainQuestion(text: string): boolean {
  const { tokens } = readText(text);
  if (tokens.length < 3 || tokens.length > MOST_WORDS) return false;
  const key = ` ${tokens.map((token) => token.key).join(' ')} `.replace(/ (?:a|ah|vay|nhy|da) $/, ' ');
  return !reproach.test(key) && (ends.test(key) || begins.test(key) || ofPapers.test(key));
}

const MOST_WORDS = 12;

// As keys of tokens: `y` for a last `i` after a consonant.
const ends =
  / (?:la gy|la ngay gy|co gy|duoc gy|tro gy|lam gy|gom gy|can gy|goi ai|gap ai|hoi ai|bao ai|tim ai|o dau|den dau|may gio|ngay nao|hom nao|thu may|so nao|so may|bao nhieu tien|nhu the nao|lam the nao|thy the nao|lam sao) $/;

/** "Thủ tục khai tử thế nào", "hồ sơ xin cấp lại gồm những gì". */
const ofPapers = / (?:thu tuc|ho so|gyay to|dang ky) .{0,40}(?:the nao|ra sao|nhung gy|o dau) $/;

const begins = /^ ai (?:la|to chuc|phu trach|lo|lam)/;

const reproach = / (?:moi|chua|khong ai|mai|van) /;
