import { namedAt } from './personal-data.ts';
import { isNumber, type ReadText, type Token, wordSetOf } from './tokens.ts';

/** The most common family names: nine of ten people bear one of them. */
const family = wordSetOf(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm mai tô hà tạ cao chu lương thân',
);

/** After these a name is one of a place, which everybody may read. */
const ofPlace = wordSetOf(
  'đường phố ngõ ngách hẻm trường chợ viện cầu đài viên đền đình chùa khu thôn phường xã quận huyện tỉnh làng ở tại trên gần cạnh quảng lăng hồ sông công ty quán',
);

const middle = wordSetOf('văn thị đức hữu đình xuân ngọc minh quang');

/** A name has at most four words. */
const MOST_WORDS = 4;

export interface NameSpan {
  start: number;
  end: number;
}

/**
 * Names of people in a text: after a title ("bà Hoa", "nha ong tuan"), after "tên là", and whole names with a family name in front.
 * A family name alone is none, and neither is a street.
 */
export function namesIn(read: ReadText): NameSpan[] {
  const { tokens } = read;
  const found: NameSpan[] = [];
  const begin = new Set(namedAt(read));
  const capitalsTell = tokens.some((token) => !token.capital);
  for (let at = 0; at < tokens.length; at++) {
    if (!begin.has(at) && !isToldName(tokens, at) && !(capitalsTell && isWholeName(tokens, at))) continue;
    let last = at;
    while (last + 1 < tokens.length && last + 1 - at < MOST_WORDS && goesOn(tokens[at]!, tokens[last + 1]!)) last++;
    found.push({ start: tokens[at]!.start, end: tokens[last]!.end });
    at = last;
  }
  return found;
}

/** A name written with capitals has only words with capitals; a small one is one word. */
function goesOn(first: Token, next: Token): boolean {
  return first.capital && next.capital && !next.breakBefore && !isNumber(next);
}

/** "tên là Hoa", "tôi tên Hoa". */
function isToldName(tokens: readonly Token[], at: number): boolean {
  const [name, before, earlier] = [tokens[at]!, tokens[at - 1], tokens[at - 2]];
  if (!name.capital || name.breakBefore || !before) return false;
  return before.key === 'ten' || (before.key === 'la' && earlier?.key === 'ten');
}

/** "Nguyễn Văn Hùng", unless it is the name of a place. */
function isWholeName(tokens: readonly Token[], at: number): boolean {
  const [first, second, third] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
  if (!first.capital || !family(first) || first.key.length < 2) return false;
  if (!second || !goesOn(first, second)) return false;
  const before = tokens[at - 1];
  if (before && !first.breakBefore && (ofPlace(before) || (before.capital && !tokens[at - 2]?.capital && at > 1)))
    return false;
  return (third !== undefined && goesOn(first, third)) || middle(second);
}
