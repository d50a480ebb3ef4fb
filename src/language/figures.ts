import { numberAt, type SpokenNumber } from './spoken-number.ts';
import type { SpokenWord } from './spoken-words.ts';
import { wordsOf } from './tokens.ts';

/** Figures of the reports by their keys (`domain.md` §2.3) and the words that stand after or before the number; longer ones first. */
const names: readonly [key: string, words: string][] = [
  [
    'n_gdvh_tieu_bieu',
    'gia dinh van hoa tieu bieu|gia dinh tieu bieu|gdvh tieu bieu|ho tieu bieu|gia dinh van hoa duoc bieu duong',
  ],
  ['n_gdvh', 'gia dinh van hoa|gdvh|ho gia dinh van hoa|ho dat gia dinh van hoa|ho van hoa|ho dat van hoa'],
  ['n_nha_ddk', 'nha dai doan ket|can nha dai doan ket|nha ddk|nha tinh nghia'],
  ['gt_nha', 'tri gia nha|gia tri nha|tien nha'],
  ['n_lanh_dao_tw', 'lanh dao trung uong|lanh dao tw|dai bieu trung uong'],
  ['n_lanh_dao_tinh', 'lanh dao tinh|dai bieu tinh|dong chi lanh dao tinh'],
  ['n_lanh_dao_phuong', 'lanh dao phuong|dai bieu phuong|dong chi lanh dao phuong|lanh dao'],
  [
    'n_can_bo_cu_tru',
    'can bo cu tru|can bo dang vien|dang vien du|dang vien|can bo du|can bo noi cu tru|can bo ve du|can bo',
  ],
  ['n_tap_the_kt', 'tap the duoc khen|tap the|don vi duoc khen'],
  [
    'n_ca_nhan_kt',
    'ca nhan duoc khen|ca nhan|ho duoc khen|ho duoc bieu duong|nguoi duoc khen|guong tieu bieu|ca nhan ho gia dinh|ho gia dinh duoc khen',
  ],
  ['gt_qua', 'tri gia qua|tong tri gia qua|tien qua|gia tri qua|tong tri gia|tri gia'],
  ['n_qua', 'suat qua|phan qua|qua|suat'],
  ['quy_vnn', 'quy vi nguoi ngheo|quy nguoi ngheo|vi nguoi ngheo|ung ho nguoi ngheo'],
  ['kinh_phi', 'kinh phi|tong kinh phi|chi phi|tong chi'],
  ['n_cong_trinh', 'cong trinh|phan viec|cong trinh phan viec'],
  ['n_cay', 'cay xanh|cay'],
  ['n_y_kien', 'y kien kien nghi|y kien|kien nghi'],
  ['n_lien_kdc', 'cum lien khu dan cu|lien khu dan cu|cum lien khu|lien khu'],
  [
    'n_kdc_to_chuc',
    'khu dan cu to chuc|khu pho to chuc|khu to chuc|kdc to chuc|khu da to chuc|khu dan cu da to chuc|noi to chuc',
  ],
  [
    'n_le_hoi',
    'ca le va hoi|ca phan le va phan hoi|ca le ca hoi|ca hai phan|ca phan le phan hoi|khu co ca le va hoi|khu co ca hai phan|khu to chuc ca hai phan|khu to chuc ca le va hoi',
  ],
  ['n_com', 'bua com doan ket|noi co com|bua com|noi co bua com|khu co bua com|noi an com|khu co com'],
  ['kdc_van_hoa', 'khu pho van hoa|khu dan cu van hoa|kdc van hoa|nam lien tuc'],
  ['n_kdc', 'tong so khu dan cu|khu dan cu|khu pho|kdc'],
  ['n_ho_du', 'ho dan tham du|ho tham du|ho dan du|ho du|ho gia dinh du|ho gia dinh|ho dan|ho'],
  [
    'n_nguoi_du',
    'nguoi tham du|nguoi du|nguoi den du|nguoi dan du|luot nguoi|nhan khau|nguoi dan|nguoi|dai bieu|nhan dan',
  ],
];

interface Name {
  key: string;
  words: readonly string[];
}

/** What figures may be called, made ready for reading. */
export interface FigureNames {
  byFirst: ReadonlyMap<string, readonly Name[]>;
  /** Keys of sums in đồng. */
  money: ReadonlySet<string>;
}

/** @param called keys with the phrases that stand beside their figures. */
export function figureNames(
  called: readonly (readonly [key: string, phrases: readonly string[]])[],
  money: ReadonlySet<string>,
): FigureNames {
  const byFirst = new Map<string, Name[]>();
  for (const [key, phrases] of called)
    for (const phrase of phrases) {
      const words = wordsOf(phrase).map(({ key: word }) => word);
      if (words.length > 0) byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { key, words }]);
    }
  for (const list of byFirst.values()) list.sort((one, other) => other.words.length - one.words.length);
  return { byFirst, money };
}

const reportNames = figureNames(
  names.map(([key, list]) => [key, list.split('|')]),
  new Set(['gt_qua', 'gt_nha', 'quy_vnn', 'kinh_phi']),
);

/** Each number of a report with what it counts, whichever stands first ("120 hộ", "số hộ: 120"). What is corrected away is left out. */
export function figuresOf(words: readonly SpokenWord[], called: FigureNames = reportNames): Record<string, number> {
  const parts: (
    | { number: number; money: boolean; at: number }
    | { key: string; at: number }
    | { stop: true; at: number }
  )[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!.word;
    if (word === '|') {
      parts.push({ stop: true, at });
      continue;
    }
    const number = sharesAt(words, at) ?? numberAt(words, at);
    const name = nameAt(words, at, called);
    if (number && !(name && name.words.length > 1)) {
      const old = words
        .slice(Math.max(0, at - 3), at)
        .some(({ word: before }) => before === 'phai' || before === 'thay');
      const replaced = words[number.end]?.word === 'thanh' || words[number.end + 1]?.word === 'thanh';
      if (!old && !replaced) parts.push({ number: number.value, money: number.money && number.value >= 10_000, at });
      at = number.end - 1;
    } else if (name) {
      parts.push({ key: name.key, at });
      at += name.words.length - 1;
    }
  }
  const figures: Record<string, number> = {};
  const firstName = parts.findIndex((part) => 'key' in part);
  const firstNumber = parts.findIndex((part) => 'number' in part);
  const nameFirst = firstName >= 0 && firstName < firstNumber;
  let key: string | null = null;
  parts.forEach((part, index) => {
    if ('stop' in part) {
      if (!nameFirst || !('number' in (parts[index + 1] ?? {}))) key = null;
      return;
    }
    if ('key' in part) {
      // "2 nhà đại đoàn kết trị giá 160 triệu": the worth of what was named before.
      key = part.key === 'gt_qua' && key === 'n_nha_ddk' ? 'gt_nha' : part.key;
      return;
    }
    const next = parts[index + 1];
    const nextKey = next && 'key' in next && next.at - part.at <= 6 ? next.key : null;
    const chosen: string | null = fitting(part, called, nameFirst ? [key, nextKey] : [nextKey, key]);
    if (chosen && figures[chosen] === undefined) figures[chosen] = part.number;
  });
  return figures;
}

/** "9/10 khu tổ chức": nine of ten. */
function sharesAt(words: readonly SpokenWord[], at: number): SpokenNumber | null {
  const shared = /^(\d{1,6})\/\d{1,6}$/.exec(words[at]!.word);
  return shared ? { value: Number(shared[1]), end: at + 1, money: false } : null;
}

/** Money belongs to sums, and only money does. */
function fitting({ money }: { money: boolean }, called: FigureNames, keys: readonly (string | null)[]): string | null {
  for (const key of keys) {
    if (key === null) continue;
    if (called.money.has(key) === money) return key;
    if (money && key === 'n_qua') return 'gt_qua';
    if (money && key === 'n_nha_ddk') return 'gt_nha';
  }
  return null;
}

function nameAt(words: readonly SpokenWord[], at: number, { byFirst }: FigureNames): Name | null {
  for (const name of byFirst.get(plainWord(words[at]!.word)) ?? [])
    if (name.words.every((word, index) => plainWord(words[at + index]?.word ?? '') === word)) return name;
  return null;
}

const plainWord = (word: string) => (word.endsWith('~') ? word.slice(0, -1) : word);
