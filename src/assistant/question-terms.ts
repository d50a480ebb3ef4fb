import { readText } from '../language/read-text.ts';
import { type Token, wordSetOf } from '../language/tokens.ts';

/**
 * Pure. What a question is looked up by: its words without marks, short forms written out, without the words that every question has,
 * and each two that stand side by side ("tạm trú", "hộ nghèo"): Vietnamese words are mostly two syllables.
 */
export function questionTerms(text: string): string[] {
  const { tokens } = readText(text);
  const words = tokens
    .slice(0, MOST_WORDS)
    .filter((token, index) => !saysNothing(token, tokens[index - 1]))
    .map(({ key }) => key);
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
}

/** Longer texts are no questions; the beginning of one says what it is about. */
const MOST_WORDS = 80;

/** Without its marks "hoi" is "hỏi" or "hội": only after somebody who asks is it the former. */
function saysNothing(token: Token, before: Token | undefined): boolean {
  if (token.plain && mayMeanMore.has(token.key)) return token.key === 'hoi' && (before === undefined || asker(before));
  return isEmpty(token);
}

const asker = wordSetOf('tôi em cháu bác cô chú mình con cho xin muốn hỏi');

const isEmpty = wordSetOf(
  'cho tôi em cháu bác cô chú mình con xin muốn hỏi biết được thì là mà ạ dạ à vâng nhé nhỉ với của các những một và hay hoặc không chưa có ' +
    'gì nào sao đâu thế như ra làm về ở tại đến đi lên xuống bao giờ khi lúc ai mấy nhiêu cần phải giúp này kia đó đây ' +
    'ông bà anh chị ơi vậy rồi nữa bị để đang sẽ đã cũng đều thấy thôi bạn nhà ' +
    'is are does my you your what where when how who which of for at please',
);

/** Keys of words that say nothing with their marks, and may say something without: hội, bàn, ban, đăng, bà, nhà, cô, cần. */
const mayMeanMore = new Set('hoi ban dang nha can'.split(' '));
