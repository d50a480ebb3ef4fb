import { answerKey } from '../../src/engine/index.ts';

/** A duty named in a text, by its number (`nv12`) or the code of its kind (`NV.BC-02`), and what is left of the text. */
export interface NamedDuty {
  number?: number;
  code?: string;
  rest: string;
}

const byCode = /(?<![\p{L}\d])(?:nv[ .]?([a-zđ]{2,4})[ .–-]{0,2}(\d{2})|(nh)[ .–-]{0,2}(\d{2}))(?![\p{L}\d])/iu;
const byNumber = /(?<![\p{L}\d])(?:nv|nhiệm vụ|nhiem vu|việc số|viec so)[ .#:–-]{0,2}(\d{1,7})(?![\p{L}\d/-])/iu;

/** Pure: which duty a text names; null where it names none. */
export function namedDuty(text: string): NamedDuty | null {
  const code = byCode.exec(text);
  if (code) {
    const [said, kind, nth, festival, festivalNth] = code;
    const name = festival ? `NH-${festivalNth}` : `NV.${kind!.toUpperCase()}-${nth}`;
    return { code: name, rest: restOf(text, said) };
  }
  const number = byNumber.exec(text);
  return number ? { number: Number(number[1]), rest: restOf(text, number[0]) } : null;
}

function restOf(text: string, said: string): string {
  return text
    .replace(said, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,.–-]+|[\s:,–-]+$/g, '');
}

/** A percentage that is told: `70%`, `được 70 %`, `bảy mươi phần trăm` is not read here. 0 to 100. */
export function percentIn(text: string): number | null {
  const [, digits] = /(?<!\d)(\d{1,3})\s*(?:%|phần trăm|phan tram)/iu.exec(text) ?? [];
  return digits !== undefined && Number(digits) <= 100 ? Number(digits) : null;
}

/** The number of a document in a text, with what follows it: `số 12/BC-MTTQ ngày 15/12`, `45-KH/ĐU`. */
export function documentIn(text: string): string | null {
  const found = /(?:số\s+)?\d+\s*[/–-]\s*\p{Lu}{2,}.*|số\s+\d.*/su.exec(text);
  return found ? found[0].trim() : null;
}

const nothing = new Set([
  'xong',
  'da xong',
  'xong roi',
  'hoan thanh',
  'da hoan thanh',
  'done',
  'roi',
  'da lam xong',
  'lam xong',
  'ok',
]);

/** What a text tells besides that it is done: “xong, 120 hộ” → “xong, 120 hộ”; “xong” → null. */
export function detailIn(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' || nothing.has(answerKey(trimmed)) ? null : trimmed;
}
