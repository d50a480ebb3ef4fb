import { keyOf } from './key.ts';
import type { ReadText } from './tokens.ts';
import type { Intent, UnderstoodCategory } from './understand.ts';

export interface Signs {
  category: UnderstoodCategory | null;
  issueCode: string | null;
  /** Whether an area, or candidates for one, were named. */
  areaNamed: boolean;
  /** Whether the bot has just asked where it is. */
  areaAsked: boolean;
}

/** What the person wants, by plain signs. What tells nothing else is a report: a moderator can always sort it. */
export function intentOf(read: ReadText, signs: Signs): Intent {
  const key = keyOf(read.text);
  const words = key
    .replace(/[^\p{L}\p{N}/ ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const exact = exactly.get(words.replace(/^(?:da|vang|oi|xin) | (?:a|oi|nhe|di|voi|ban|em|anh|chi)$/g, ''));
  if (exact ?? exactly.get(words)) return (exact ?? exactly.get(words))!;
  const short = read.tokens.length <= 10;
  if (signs.issueCode && (short || asksState.test(words))) return 'status';
  if (short && !signs.category?.sure && asksState.test(words)) return 'status';
  if (signs.areaAsked && signs.areaNamed && !signs.category?.sure) return 'answer_area';
  const asks = key.includes('?') || asking.test(words);
  if (signs.category?.code === ASKING_CATEGORY || (asks && !signs.category?.sure)) return 'question';
  return 'report';
}

/** YK-04: the category of questions for information. */
const ASKING_CATEGORY = 'YK-04';

const asksState =
  /\b(?:viec|phan anh|y kien|don) cua (?:toi|em|chau|minh|tui|ong|ba)\b|\bket qua\b|\bden dau roi\b|\b(?:xu ly|giai quyet|sua|lam|xong) (?:xong )?chua\b|\btinh hinh\b|\bxem lai phan anh\b/;

const asking =
  /^(?:cho (?:toi|em|chau|minh|tui) )?hoi\b|\bo dau\b|\bkhi nao\b|\bbao gio\b|\bthe nao\b|\bbao nhieu\b|\bmay gio\b|\blam sao\b|\bra sao\b|\bgi (?:a|nhi|vay|the)?$|\bphai khong\b|\bduoc khong\b|\bco .{1,60} khong$/;

/** Whole messages that say one thing. `contract.md` promises menu, help, cancel, a person and one's data at any step. */
const exactly: ReadonlyMap<string, Intent> = new Map([
  ...all('command', 'menu', '/menu', 'start', '/start', 'bat dau', '/batdau', 'lam moi', 'quay lai'),
  ...all('command', 'tro giup', '/trogiup', 'help', '/help', 'giup', 'giup toi', 'giup do', 'huong dan', 'cach dung'),
  ...all(
    'command',
    'huy',
    '/huy',
    'huy bo',
    'cancel',
    '/cancel',
    'thoi',
    'dung lai',
    'thoat',
    'bo qua',
    'khong gui nua',
  ),
  ...all(
    'command',
    'xin chao',
    'chao',
    'hello',
    'hi',
    'alo',
    'a lo',
    'chao ban',
    'xin chao ban',
    'chao ad',
    'chao bot',
    'chao em',
  ),
  ...all(
    'command',
    'chao anh',
    'chao chi',
    'chao ca nha',
    'chao cac bac',
    'chao cac anh chi',
    'kinh chao',
    'hey',
    'da chao',
  ),
  ...all('command', 'phan anh', 'gui phan anh', 'toi muon phan anh', 'bao cao', 'tiep tuc', 'ngon ngu', 'english'),
  ...all(
    'human_handoff',
    'gap nguoi',
    '/gapnguoi',
    'gap can bo',
    'gap nguoi that',
    'noi chuyen voi nguoi',
    'goi cho toi',
  ),
  ...all('human_handoff', 'cho toi gap nguoi', 'cho toi gap can bo', 'toi muon gap nguoi', 'toi muon gap can bo'),
  ...all(
    'data_request',
    'du lieu cua toi',
    '/dulieu',
    'xoa du lieu',
    'xoa du lieu cua toi',
    'rut dong y',
    'rut lai dong y',
  ),
  ...all(
    'status',
    'viec cua toi',
    'ket qua',
    'phan anh cua toi',
    'xem ket qua',
    'hoi ket qua',
    'tra cuu',
    '/viec',
    '/ketqua',
  ),
]);

function all(intent: Intent, ...messages: string[]): [string, Intent][] {
  return messages.map((message) => [message, intent]);
}
