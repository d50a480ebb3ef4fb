import { isNumber, type ReadText, wordSetOf } from './tokens.ts';

/** A Vietnamese phone number, with the blanks, dots and dashes people put in. */
const phone = /(?<!\d)(?:\+84|0)[ .-]?[2-9](?:[ .-]?\d){7,9}(?!\d)/;
/** A number plate: "99A-123.45", "99-B1 234.56". */
const plate = /(?<![\p{L}\d])\d{2}[ -]?[A-Za-zĐđ]{1,2}\d?[ -.]{0,3}\d{3}[ .]?\d{1,2}(?![\p{L}\d])/u;

/** Whether a text holds a phone number, a number plate, or names somebody else. */
export function personalDataOf(read: ReadText): { phone: boolean; plate: boolean; thirdPerson: boolean } {
  const digits = /\d/.test(read.text);
  const isPlate = digits && plate.test(read.text);
  return { phone: digits && phone.test(read.text), plate: isPlate, thirdPerson: isPlate || namesSomebody(read) };
}

const title = wordSetOf('ông bà anh chị cô chú bác cậu mợ thím dì em cháu thằng cụ');
const house = wordSetOf('nhà hộ');
const titlePlain = wordSetOf('ông bà chị cụ bác cô chú');
/** After a title these are no name. */
const noName = wordSetOf(
  'ấy ta kia này đó nọ nào tôi em cháu bà ông anh chị bên hàng ở đối trước sau cạnh đầu cuối giữa ơi ạ nhà là có không bị đang đã sẽ và với cho của làm nói bảo hay cứ già nội ngoại trưởng chủ tổ bí phó công cán trong ngoài lái bán thu hai ba con vợ chồng ruột họ các mấy nhiều thì mà cũng nhé đi về ra vào lên xuống ' +
    'tự rất thường xuyên còn chưa vẫn lại xin mong cụ bé trai gái giáo y bác sĩ thợ xe đội phường khu phố thôn dân dâu rể tật mù một mình sống nghèo ăn em mình cô chú tổng xóm liên tất',
);
const kin = wordSetOf('bố mẹ ba má bà ông anh chị em vợ chồng con cháu');

/** "nhà ông Tuấn", "chị Hoa": a title and a name; without capitals only where a house is said to be theirs. */
function namesSomebody(read: ReadText): boolean {
  return namedAt(read, 1).length > 0;
}

/** Where names begin that stand after a title: indexes of tokens, at most so many. */
export function namedAt({ tokens, text }: ReadText, most = Number.POSITIVE_INFINITY): number[] {
  const capitals = tokens.some((token) => !token.capital);
  const found: number[] = [];
  for (let at = 0; at + 1 < tokens.length && found.length < most; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1]!;
    if (next.breakBefore || next.key.length < 2 || isNumber(next) || noName(next)) continue;
    const named =
      capitals && next.capital && title(token) && text.charAt(next.start) !== text.charAt(next.start).toLowerCase();
    if (named || (titlePlain(token) && house(tokens[at - 1]) && !kin(next))) found.push(at + 1);
  }
  return found;
}
