import { answerKey } from '../../src/engine/index.ts';
import type { Intent, Understanding } from '../../src/language/understand.ts';
import type { DutyAnswers } from './duty-answers.ts';

export type DutyWant = NonNullable<DutyAnswers['want']>;

/** Pure: what a cadre's text wants of a duty; null where it wants nothing of any. */
export function dutyWish(text: string, meaning: Pick<Understanding, 'intent' | 'date' | 'category'>): DutyWant | null {
  const key = answerKey(text);
  if (helpWords.test(key)) return 'support';
  if (handsOn.test(key)) return 'decline';
  if (asksWhetherLater.test(key)) return 'moreTime';
  const want = wantOf[meaning.intent] ?? null;
  // “Còn 2 cột đèn chưa sáng” is a report, unless it is said of something that was done.
  const isUnderWay = want === null ? begun.test(key) && !meaning.category?.sure : begun.test(key) || partly.test(key);
  if (isUnderWay && !timeWords.test(key)) return 'progress';
  return want;
}

const wantOf: Partial<Record<Intent, DutyWant>> = {
  duty_ack: 'acknowledge',
  duty_done: 'finish',
  duty_decline: 'decline',
  postpone: 'moreTime',
};

/** “Đang làm”, “sắp xong”, “2 hộ chưa”: how far it is, and not that it is done. */
const begun =
  /^(?:toi |em |minh |chung toi |viec nay )?(?:(?:van |con )?dang (?:lam|trien khai|tong hop|viet|soan|chuan bi|thuc hien|hoan thien|cho)|sap xong|gan xong|chua xong|chua lam xong|lam (?:duoc )?(?:gan xong|(?:mot )?nua|(?:mot )?phan))(?![a-z])/;
const partly =
  /\d (?:\w+ ){1,3}chua\b(?! \w)|\bcon (?:thieu |lai )?\d|\bchua (?:du|het)\b(?! duoc)|\b(?:con lai|con thieu)\b/;

const timeWords =
  /\b(?:lui|gia han|hoan|doi han|gian han|khat|them (?:thoi gian|\d+ (?:ngay|hom|tuan)|ngay|it ngay|may ngay)|nop (?:cham|muon|sau)|khong kip|chua kip|cho nop|cho (?:toi |em |xin )*(?:den|toi|sang))\b/;

/** “Mai báo cáo được không”, “thứ 6 nộp nhé”: whether it may come later than it is due. */
const asksWhetherLater =
  /\b(?:mai|mot|ngay kia|hom sau|tuan sau|thang sau|thu (?:\d|hai|ba|tu|nam|sau|bay)|t[2-7]|chu nhat|cn|ngay \d+|\d+[/.-]\d+)\b.*\b(?:nop|bao cao|gui|lam|xong|hop|trinh)\b.*\b(?:duoc|dc) (?:khong|ko|k|kg|hong|chu|chua)\b/;

/** Pure: whether more time is asked for in so many words. */
export const saysLater = (text: string) => timeWords.test(answerKey(text)) || asksWhetherLater.test(answerKey(text));

/** “Nhờ đồng chí Lan làm thay”: not for me. */
const handsOn = /\b(?:nho|cu|giao|de|xin)\b.*\b(?:lam|di|du|nop|hop|viet) (?:thay|ho)\b/;

const helpWords =
  /\b(?:can|xin|de nghi) (?:duoc )?(?:ho tro|giup)(?: (?:viec nay|toi|em|minh|voi|a|nhe|gap))*$|\bcan (?:them |co )?nguoi (?:giup|ho tro)\b(?! \w+ \w+ \w+)/;

/** Pure: what a text gives as its reason; null where it only says what is wanted: “xin lùi đến thứ 6”. */
export function reasonIn(text: string): string | null {
  const left = answerKey(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !/\d/.test(word) && !wishing.has(word));
  return left.length > 0 ? text.trim() : null;
}

/** Words by which more time, or somebody else, is only asked for. */
const wishing = new Set(
  (
    'xin cho toi em minh tui anh chi dong chi phep lui lai han gia hoan gian khat them thoi gian den sang toi vao ngay hom tuan thang thu hai ba tu nam sau bay chu nhat mai kia mot nua ' +
    'nop bao cao gui lam xong cham muon tre it may vai duoc dc khong ko k nhe nha a ah voi duoc chu nay thi de ' +
    'thay nguoi khac doi nho giup vang mat nhan viec tu choi'
  ).split(' '),
);
