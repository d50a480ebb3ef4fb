import { answerKey, type Input } from '../src/engine/index.ts';
import { openingOf } from '../src/language/opening.ts';

/** Short texts that mean one thing in any talk, as keys: without marks, case and stops. */

const nods = new Set(
  'cam on|xin cam on|cam on nhe|cam on a|cam on nhieu|cam on ban|cam on chau|cam on em|cam on anh|cam on chi|cam on bac|da cam on|vang cam on|ok|oke|okay|ok nhe|ok a|vang|vang a|da|da vang|u|uh|um|uhm|roi|duoc|duoc roi|tot|tot lam|tot qua|thanks|thank you|thank|tks|khong|khong a|khong co gi|the thoi|thoi'.split(
    '|',
  ),
);

const backs = new Set('quay lai|tro lai|lui lai|quay lai buoc truoc|buoc truoc|back'.split('|'));

const skips = new Set(
  'bo qua|khong|khong co|khong co anh|ko|ko co|k|k co|chua co|chua|thoi|khoi|khong can|khong anh|khong gui|skip|no|none|khong a'.split(
    '|',
  ),
);

const noPhotos = new Set(
  ['khong', 'ko', 'k', 'kg', 'hong', 'chua'].flatMap((no) =>
    ['co anh', 'anh', 'co hinh', 'chup duoc', 'chup', 'gui anh'].map((what) => `${no} ${what}`),
  ),
);

/** "Ko có ảnh ạ": there is no photo, and nothing else is said. Not by `withoutCourtesies`, which takes "có" and "ảnh" for cô and anh. */
export const saysNoPhoto = (text: string) =>
  noPhotos.has(answerKey(text).replace(/(?: (?:a|nhe|nha|chau|em|dau|ban oi))+$/, '')) ||
  (text.length <= 80 && cannotTake.test(answerKey(text)));

/** "Máy tôi không chụp được", "toi khong co dien thoai chup", "không biết gửi ảnh thế nào". */
const cannotTake =
  /(?:^| )(?:khong|ko|k|kg|chua|chang|cha) (?:co |biet |the )?(?:(?:dien thoai|dt|may|smartphone)(?: thong minh| xin)?(?: (?:ma|de))? chup|(?:cach )?(?:chup|gui)(?: (?:anh|hinh))?(?: duoc| the nao| kieu gi| len| vao| qua| o dau)?)(?: (?:anh|hinh|dau|a|chau|nhe|em|ca))*$/;

/** Thanks, "vâng", "ok": polite, and no answer is needed. */
export function isNod(text: string): boolean {
  const key = answerKey(text);
  return nods.has(key) || nods.has(withoutCourtesies(key));
}

/** "Đúng", "đúng rồi ạ"; "dung" alone may also be "dừng". It says yes to something, and is nothing that could be written down. */
export const saysRight = (text: string) =>
  /^(?:da |vang |u )*(?:dung|chinh xac)(?: (?:roi|the|vay|day|a|nhe|chau|do))*$/.test(answerKey(text));

/** A key without the words by which people speak to somebody: "cam on chau nhe" is "cam on". */
export function withoutCourtesies(key: string): string {
  return key
    .split(' ')
    .filter((word) => !courtesies.has(word))
    .join(' ');
}

const courtesies = new Set(
  'chau con em anh chi ban bac ong ba co chu nhe nha a oi ah nua nhi voi giup gium ho'.split(' '),
);

/** "Quay lại": the question before. */
export const isBack = (text: string) => backs.has(answerKey(text));

/** "Không có", "bỏ qua": nothing to give here. */
export function isSkip(text: string): boolean {
  const key = answerKey(text);
  return skips.has(key) || skips.has(withoutCourtesies(key));
}

/** Whether there is a letter or a digit in it: emoji and stops alone say nothing that can be written down. */
export const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Whether a text can be the beginning of a report: more than a number, a greeting, a polite word, or that something is to come. */
export function isTale(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= 3 && openingOf(text) === null && !isNod(text);
}

/** Whether an input holds something that a moderator could read, hear or look up. */
export function tellsSomething(input: Input): boolean {
  if (input.kind === 'text') return isTale(input.text) || !!input.media?.length || !!input.place;
  return input.kind === 'photos' || input.kind === 'recording' || input.kind === 'place';
}

/** Whether an input begins another matter: it tells something, or says that it will. */
export function beginsSomething(input: Input): boolean {
  const opening = input.kind === 'text' ? openingOf(input.text) : null;
  return tellsSomething(input) || (opening !== null && opening !== 'greeting');
}

/** The first words of a text, on one line, for reading back. */
export function shortened(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > longest / 2 ? cut.slice(0, blank) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** With a capital at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Phản ánh: …", "tôi kiến nghị …": the person says that it is to be a report. */
export const saysReport = (text: string) =>
  /^(?:da |xin |thua |toi |em |chau |bac |co |chu |ong |ba |gia dinh toi |cho toi |muon |can |gui )*(?:phan anh|kien nghi)(?: |$)/.test(
    answerKey(text.slice(0, 80)),
  );
