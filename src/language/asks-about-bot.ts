import { readText } from './read-text.ts';

/**
 * Whether a short text only asks who answers here, or whether this is the place to report: "bạn là ai", "máy hay người đấy", "đây có
 * phải chỗ phản ánh không". It tells of nothing, and everybody may know (Luật 134/2025/QH15, Điều 11).
 */
export function asksAboutBot(text: string): boolean {
  if (text.length > LONGEST) return false;
  const { tokens } = readText(text);
  if (tokens.length > MOST_WORDS) return false;
  return about.test(tokens.map(({ key }) => key).join(' '));
}

/** Letters. */
const LONGEST = 100;
const MOST_WORDS = 16;

// As keys of tokens: `y` for a last `i` after a consonant.
const before = '(?:(?:a ?lo|chao|xin|da|thua|oi|cho|toi|em|chau|con|bac|ba|ong|co|chu|anh|chy|hoi|tham|ty|the|ma) )*';
const after = '(?: (?:a|ah|vay|the|day|do|nhy|oi|chau|em|ban|phai|khong))*';
const who = [
  '(?:ban|may|em|chau|day|ai day|ben kia) la ai',
  'ai (?:day|the|dang (?:noi chuyen|tra loi|nhan tin))(?: (?:voi|cho) \\w+)?',
  '(?:(?:day|ban|dang noi chuyen voi|noi chuyen voi) )?(?:la )?(?:may|nguoi|bot|robot) hay (?:la )?(?:may|nguoi)(?: that)?',
  '(?:tro ly|may|cai|trang|kenh) nay (?:la gy|la cua ai|lam (?:duoc )?(?:nhung )?gy|(?:dung )?de lam gy)',
];
const where = [
  '(?:o |cho )?day (?:co )?(?:phai )?(?:la )?(?:cho|noi|kenh|trang|zalo) (?:\\w+ ){0,2}(?:phan anh|kien nghy|bao viec)(?: \\w+){0,4} khong',
  '(?:phan anh|bao viec|kien nghy|gop y) (?:vao |o )?day (?:co )?duoc khong',
  'nhan (?:tin )?(?:vao |o )?day (?:thy |co )?ai (?:doc|xem)(?: khong)?',
];
const about = new RegExp(`^${before}(?:${[...who, ...where].join('|')})${after}$`);
