import type { ReadText, Token } from './tokens.ts';
import { keyNumbers } from './vocabulary.ts';

/** A word of a text as the readers of dates and numbers see it. */
export interface SpokenWord {
  /** Without marks; words that would then be mistaken for a part of a date or number bear a `~`. `|` is a stop. "1.020" is one word. */
  word: string;
  /** Its token. */
  at: number;
}

/** What of these words, with marks, belongs to dates and numbers; with other marks they are other words ("bà", "tôi", "trạm"). */
const meant: (Record<string, string> | undefined)[] = [];
for (const [key, forms] of Object.entries({
  thu: 'thư1',
  tu: 'tư2=tu tư=tu4',
  mot: 'môt5=mot môt1=mot2',
  hai: 'hai',
  ba: 'ba',
  bon: 'bôn1',
  nam: 'năm',
  sau: 'sau1=sau sau=sau2',
  bay: 'bay3',
  tam: 'tam1',
  chin: 'chin1',
  muoi: 'mươi2 mươi',
  lam: 'lăm',
  toi: 'tôi1=toi tơi1=toi2',
  sang: 'sang1',
  trua: 'trưa',
  chieu: 'chiêu2',
  dem: 'đêm',
  ram: 'răm2',
  gio: 'giơ2',
  ngay: 'ngay2',
  hom: 'hôm',
  tuan: 'tuân2',
  thang: 'thang1',
  cuoi: 'cuôi1',
  dau: 'đâu2',
  mai: 'mai',
  tram: 'trăm',
  chuc: 'chuc5',
  nghin: 'nghin2',
  ngan: 'ngan2',
  trieu: 'triêu5',
  ty: 'ty3',
  ruoi: 'rươi4 rươi3',
  kem: 'kem1',
  mung: 'mung2',
  mong: 'mông2',
  chap: 'chap5',
  gieng: 'giêng',
  tet: 'têt1',
  am: 'âm',
  kia: 'kia',
  cu: 'cu3',
  dong: 'đông2',
  nua: 'nưa3',
  qua: 'qua',
  giua: 'giưa4',
  hon: 'hơn',
  vai: 'vai2',
  may: 'mây1',
  ca: 'ca3',
  roi: 'rôi2',
  truoc: 'trươc1',
  le: 'le3',
  linh: 'linh',
}))
  meant[keyNumbers.give(key)] = Object.fromEntries(
    forms.split(' ').map((form) => {
      const [marked, word = key] = form.split('=') as [string, string?];
      return [marked, word];
    }),
  );

/** Linear in the length of the text. */
export function spokenWordsOf(read: ReadText): SpokenWord[] {
  const words: SpokenWord[] = [];
  const { tokens, text } = read;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const before = at > 0 ? tokens[at - 1]! : null;
    const last = words.at(-1);
    const digits = isDigits(token.key);
    const between = before && (digits || token.breakBefore) ? textBetween(text, before, token) : '';
    if (last && digits && before && isDigits(before.key) && joins.has(between)) {
      last.word += between + token.key;
    } else {
      if (token.breakBefore && before && !between.startsWith(':')) words.push({ word: '|', at });
      words.push({ word: spoken(token, read.marked), at });
    }
    if (digits && /^ ?%/.test(text.slice(token.end, token.end + 2))) words.push({ word: '%', at });
  }
  return words;
}

/** Its first three characters are enough. Words of one short form have nothing between them. */
function textBetween(text: string, { end }: Token, { start }: Token): string {
  return start >= end ? text.slice(end, Math.min(start, end + 3)) : '';
}

const joins = new Set(['.', ',', '/', '-', ':']);

const isDigits = (key: string) => key.charCodeAt(0) >= 48 && key.charCodeAt(0) <= 57;

function spoken(token: Token, markedText: boolean): string {
  const forms = meant[token.number];
  if (!forms || (token.plain && !markedText)) return token.key;
  return forms[token.marked] ?? `${token.key}~`;
}
