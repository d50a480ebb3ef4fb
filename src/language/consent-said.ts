import { readText } from './read-text.ts';
import { wordSetOf } from './tokens.ts';

/**
 * What a short text says of the question for consent in plain words, whatever courtesies are around them: "ừ đồng ý", "bác đồng ý
 * cháu ạ", "thôi bác không đồng ý đâu". Null: neither word for word, or more is said. "Ừ" and "dạ" alone agree to nothing: they may mean
 * "I have read it", and consent must be provable (Luật 91/2025/QH15).
 */
export function consentSaid(text: string): 'agrees' | 'refuses' | null {
  if (text.length > LONGEST) return null;
  const { tokens } = readText(text);
  if (!tokens.every(fits)) return null;
  const at = tokens.findIndex((token, index) => both(token) && (will(tokens[index + 1]) || mind(tokens[index + 1])));
  if (at === -1) return null;
  // "Đồng ý không?" asks.
  if (tokens.slice(at).some(denies)) return null;
  return tokens.slice(0, at).some(denies) ? 'refuses' : 'agrees';
}

/** Letters. */
const LONGEST = 60;

/** Of "đồng ý" and "nhất trí", as they stand where Telex was left unfinished, too ("ddoong ys"). */
const both = wordSetOf('đồng đông nhất');
const will = wordSetOf('ý ys');
const mind = wordSetOf('trí');
const denies = wordSetOf('không ko chưa chẳng');

const fits = wordSetOf(
  'đồng đông ý ys nhất trí không ko chưa chẳng tôi tớ mình cháu con em anh chị bạn bác ông bà cô chú cụ dì nhà gia đình ừ ờ uh um vâng dạ có thì là ạ ah à nhé ' +
    'nha nhá rồi luôn cả hết đi đâu thôi được ok oke cho lưu giữ với xin rất hoàn toàn',
);
