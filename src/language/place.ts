import type { AreaMention } from './match-areas.ts';
import { isNumber, isWord, keySetOf, type ReadText, type Token, type Word, wordSetOf, wordsOf } from './tokens.ts';

/**
 * The address or landmark of a text in its own words ("số nhà 8 ngách 15", "trước cổng đình"), or null. It begins at a
 * word that places begin with, and ends before punctuation, a word that tells what is wrong there, or the name of an area.
 */
export function placeOf(read: ReadText, mentions: readonly AreaMention[]): FoundPlace | null {
  const { tokens } = read;
  const areaStarts = new Set(mentions.map((mention) => mention.start));
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    while (next < mentions.length && mentions[next]!.end <= at) next++;
    // "khu phố Hòa Đình" is an area; "phố Hòa Đình" in it is no street.
    if (next < mentions.length && mentions[next]!.start <= at) continue;
    const opened = openingAt(tokens, at, areaStarts);
    if (opened === 0) continue;
    const end = endOf(tokens, at + opened, areaStarts);
    const words = read.text.slice(tokens[at]!.start, tokens[end - 1]!.end);
    if (!isBeside(tokens, at)) return { words: withHouse(words, end, read, areaStarts), aside: null, beside: null };
    return {
      words,
      aside: { start: at, end: Math.min(end, at + NEAR_BY) },
      beside: namesLandmark(tokens, at, opened) ? { start: at, end: at + opened } : null,
    };
  }
  return null;
}

/** "Đường Lê Hồng Phong đèn hỏng, số nhà 45": the number of the house may come later. */
function withHouse(street: string, from: number, read: ReadText, areaStarts: ReadonlySet<number>): string {
  const { tokens, text } = read;
  if (/\d/.test(street)) return street;
  for (let at = from; at < tokens.length && at - from < LONGEST; at++) {
    if (!isHouseNumber(tokens, at)) continue;
    const end = endOf(tokens, at + 2, areaStarts);
    return `${text.slice(tokens[at]!.start, tokens[end - 1]!.end)}, ${street}`;
  }
  return street;
}

const isHouseNumber = (tokens: readonly Token[], at: number) =>
  (standingAt(houseNumber, tokens, at) > 0 && isNumber(tokens[at + 2])) ||
  (houseOrLane(tokens[at]) && isNumber(tokens[at + 1]));

const houseOrLane = wordSetOf('sn ngõ ngách hẻm');

export interface FoundPlace {
  words: string;
  /** Its first tokens, where they only say what stands near by: "trước cổng chợ" is not about the market. */
  aside: { start: number; end: number } | null;
  /** Of these, a landmark that could be what it is about, too: "trước nhà văn hóa", "gần chợ". */
  beside: { start: number; end: number } | null;
}

/** Words after the opening that still belong to a place; addresses are short. */
const LONGEST = 12;

/** Landmarks that are a place by themselves. */
const landmarks = byFirstWord(
  ...[
    'cột điện',
    'cột đèn',
    'ngã ba',
    'ngã tư',
    'ngã năm',
    'nhà văn hóa',
    'cổng làng',
    'cổng chào',
    'cổng trường',
    'cổng chợ',
  ],
  ...[
    'cổng đình',
    'cổng chùa',
    'gốc đa',
    'cây đa',
    'trạm bơm',
    'bờ đê',
    'bờ hồ',
    'bờ sông',
    'bờ mương',
    'công viên',
    'vườn hoa',
  ],
  ...[
    'sân bóng',
    'bệnh viện',
    'trạm y tế',
    'chân cầu',
    'gầm cầu',
    'dốc cầu',
    'bến xe',
    'đầu ngõ',
    'cuối ngõ',
    'giữa ngõ',
  ],
  ...['đầu làng', 'cuối làng', 'đầu phố', 'cuối phố'],
);

/** These are places with a number, or a name that is written large: "ngõ 30", "đường Nguyễn Du". */
const numberedWords = 'sn số ngõ ng ngách hẻm đường phố lô tòa km mốc block căn kiốt';
const numbered = wordSetOf(numberedWords);
const houseNumber = byFirstWord('số nhà');

/** These are places with whatever stands there: "trước nhà tôi", but not "trước đây". */
const besideWords = 'trước sau cạnh gần đầu cuối giữa ngay chỗ đoạn cổng đình chùa chợ trường';
const beside = wordSetOf(besideWords);
/** Without marks most of them are other words as well: "doan", "cho", "chua". */
const clearlyBeside = wordSetOf('trước sau cạnh gần cuối giữa');
const house = wordSetOf('nhà');
const besidePairs = byFirstWord('đối diện', 'bên cạnh', 'sau lưng', 'khu vực');
const notAfterBeside = wordSetOf(
  'đây đó đấy khi nay này kia một hai ba mấy tuần tháng năm ngày giờ buổi hôm tối sáng chiều trưa như thì là nào hết tiên cùng lập',
);

const tellsWhatIsWrong = wordSetOf(
  'bị hỏng không có đang rất mấy đã nhờ đề mong tối thì là làm nên mà hôm cả chưa gây để vẫn rồi ai xin cứ lại từ lúc cho và với ' +
    'do vì nhưng nghiêng gãy sập nứt hở bẩn hôi thối lún nuôi xả thả bán hát mở vứt xây chặt lấy đốt nằm đổ tắc ngập vỡ sụt cháy mất thiếu nhiều ổ rác đèn suốt hay luôn thường xuyên chảy bốc mùi đi ra vào bừa hết hư ' +
    'ko k kg bây giờ rò thì nước dây tập đọng chất đầy kêu người ta đậu đỗ lấn sáng ồn cũng thu cấm thấy báo toàn quây rào nhậu phun trộm',
);

const mayOpen = keySetOf([
  ...[landmarks, houseNumber, besidePairs].flatMap((phrases) => [...phrases.values()].map(([words]) => words![0]!)),
  ...wordsOf(`${numberedWords} ${besideWords}`),
]);

/** How many words open a place at `at`: none, or the landmark, or the word with what it needs after it. */
function openingAt(tokens: readonly Token[], at: number, areaStarts: ReadonlySet<number>): number {
  if (!mayOpen(tokens[at]!) && !isNumber(tokens[at])) return 0;
  const landmark = standingAt(landmarks, tokens, at);
  if (landmark > 0) return landmark;
  if (standingAt(houseNumber, tokens, at) > 0 && isNumber(tokens[at + 2])) return 3;
  // "nhà bên cạnh nuôi lợn": a neighbour, not a place.
  const neighbour = at > 0 && house(tokens[at - 1]);
  if (!neighbour && standingAt(besidePairs, tokens, at) > 0) return besideOpening(tokens, at + 2, areaStarts, 2);
  const next = tokens[at + 1];
  if (!next || next.breakBefore) return 0;
  if (isNumber(tokens[at])) return isSlashedAddress(tokens, at) ? slashedWords(tokens, at) : 0;
  if (numbered(tokens[at])) return isNumber(next) || (next.capital && !areaStarts.has(at + 1)) ? 2 : 0;
  const standsBeside = tokens[at]!.plain ? clearlyBeside : beside;
  return standsBeside(tokens[at]) && !isNumber(next) ? besideOpening(tokens, at + 1, areaStarts, 1) : 0;
}

/** With what it stands beside, which may be a landmark of several words. */
function besideOpening(tokens: readonly Token[], at: number, areaStarts: ReadonlySet<number>, words: number): number {
  if (!goesOn(tokens, at, areaStarts)) return 0;
  return words + Math.max(1, standingAt(landmarks, tokens, at));
}

function isBeside(tokens: readonly Token[], at: number): boolean {
  return besideWord(tokens[at]) || standingAt(besidePairs, tokens, at) > 0;
}

function namesLandmark(tokens: readonly Token[], at: number, words: number): boolean {
  for (let index = at; index < at + words; index++)
    if (standingAt(landmarks, tokens, index) > 0 || landmark(tokens[index])) return true;
  return false;
}

const landmark = wordSetOf('chợ trường đình chùa đền miếu');

const besideWord = wordSetOf('trước sau cạnh gần đầu cuối ngay đoạn');

/** What is said to be near by is named in a few words; what comes after tells what happens there. */
const NEAR_BY = 5;

function goesOn(tokens: readonly Token[], at: number, areaStarts: ReadonlySet<number>): boolean {
  const token = tokens[at];
  if (!token || token.breakBefore || areaStarts.has(at)) return false;
  return !notAfterBeside(token) && !tellsWhatIsWrong(token);
}

function endOf(tokens: readonly Token[], from: number, areaStarts: ReadonlySet<number>): number {
  let end = from;
  while (end < tokens.length && end - from < LONGEST) {
    const token = tokens[end]!;
    // A street may bear the name of a quarter: "đường Hồ Ngọc Lân".
    if ((areaStarts.has(end) && !street(tokens[end - 1])) || tellsWhatIsWrong(token)) break;
    if (tellsOfWriter(token) || isPhone(tokens, end)) break;
    // "số nhà 8, ngách 15": an address may have commas.
    if (token.breakBefore && openingAt(tokens, end, areaStarts) === 0) break;
    end++;
  }
  // "Gần trạm bơm bác tên Tư", "số nhà 12 tôi muốn báo": who writes, not where; but "trước nhà tôi" is a place.
  while (end > from && (number(tokens[end - 1]) || (self(tokens[end - 1]) && !owned(tokens[end - 2])))) end--;
  return end;
}

const street = wordSetOf('đường');
const tellsOfWriter = wordSetOf('tên muốn phản');
const self = wordSetOf('tôi em cháu bác mình');
const owned = wordSetOf('nhà cửa cổng ngõ xóm hàng quán vườn ruộng xưởng');
const number = wordSetOf('số');
const phone = wordSetOf('điện');
const isPhone = (tokens: readonly Token[], at: number) => phone(tokens[at]) && tokens[at + 1]?.key === 'thoai';

/** "30/15/8 Nguyễn Du": house, lane and alley, and the street in capitals. */
function isSlashedAddress(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + slashedWords(tokens, at)];
  return slashedWords(tokens, at) > 1 && after !== undefined && after.capital && !after.breakBefore;
}

/** How many numbers stand side by side; an address has at most five. */
function slashedWords(tokens: readonly Token[], at: number): number {
  let words = 1;
  for (; words < 5; words++) {
    const next = tokens[at + words];
    if (!isNumber(next) || next!.breakBefore || next!.start !== tokens[at + words - 1]!.end + 1) break;
  }
  return words;
}

function byFirstWord(...phrases: string[]): ReadonlyMap<string, Word[][]> {
  const byFirst = new Map<string, Word[][]>();
  for (const words of phrases.map(wordsOf)) {
    const first = words[0]!.key;
    byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  return byFirst;
}

/** How many words a phrase that stands at `at` has; 0: none stands there. */
function standingAt(phrases: ReadonlyMap<string, Word[][]>, tokens: readonly Token[], at: number): number {
  for (const words of phrases.get(tokens[at]!.key) ?? []) {
    const fits = at + words.length <= tokens.length && words.every((word, index) => isWord(tokens[at + index]!, word));
    if (fits) return words.length;
  }
  return 0;
}
