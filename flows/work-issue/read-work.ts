import { issueCodeOf } from '../../src/language/issue-code.ts';
import { keyOf } from '../../src/language/key.ts';
import type { Severity, WorkAct } from '../work-effects.ts';

/** What a cadre's short text says about an issue. */
export interface ToldWork {
  act: WorkAct;
  /** What follows the words that say so: the reason, the question, the note. */
  text?: string;
  severity?: Severity;
}

/** In this order: the first that fits. All are compared without marks, from the beginning of the text. */
const FORMS: readonly [WorkAct, RegExp][] = [
  ['note', /^(?:ghi chu(?: noi bo)?|note)\b/],
  ['ask', /^hoi (?:lai |them )?(?:nguoi dan|ba con|nguoi gui|nguoi bao|nguoi phan anh|dan)\b|^ask\b/],
  ['answer', /^tra loi(?: (?:nguoi dan|ba con|dan))?\b|^answer\b/],
  [
    'return',
    /^(?:xin )?(?:tra lai|chuyen lai|hoan tra)\b|^(?=khong thuoc\b|khong phai (?:viec|dia ban|tham quyen))|^return\b/,
  ],
  ['duplicate', /^(?:bi )?trung(?: voi| viec)?\b|^duplicate(?: of)?\b/],
  ['postpone', /^(?:xin )?(?:lui(?: han)?|gia han|them thoi gian|hen lai)\b|^postpone\b/],
  ['split', /^tach(?: viec)?\b|^split\b/],
  ['severity', /^(?:muc(?: do)?[: ]*)?(?:rat khan|khan cap|khan|gap|cao|binh thuong|thuong|thap)[.!]*$/],
  [
    'on_way',
    /^(?:toi |chung toi )?(?:dang|se|chuan bi) (?:den|toi|di|ra|qua|xuong)\b(?: noi| kiem tra| xem| hien truong)*|^on (?:my|the) way\b/,
  ],
  [
    'done',
    /^(?:bao cao |da |vua )?(?:(?:lam|xu ly|sua|khac phuc|giai quyet|thay|don|thu gom) )?(?:xong|hoan thanh)(?: roi| viec)?\b|^done\b/,
  ],
  [
    'accept',
    /^(?:da |toi )?(?:nhan|tiep nhan)(?: viec| roi)*\b|^(?:dang|se|bat dau) (?:lam|xu ly|giai quyet|sua|khac phuc)\b|^accept\b/,
  ],
];

const SEVERITIES: readonly [Severity, RegExp][] = [
  ['urgent', /rat khan|khan cap|khan|gap/],
  ['high', /cao/],
  ['low', /thap/],
  ['normal', /thuong/],
];

/** Pure: what a text without its code says; null where it is no short form. */
export function readWork(told: string): ToldWork | null {
  const text = told.normalize('NFC').replace(/\s+/g, ' ').trim();
  const key = keyOf(text);
  for (const [act, form] of FORMS) {
    const found = form.exec(key)?.[0];
    if (found === undefined) continue;
    if (act === 'severity') return { act, severity: SEVERITIES.find(([, word]) => word.test(found))![0] };
    // The key has a sign for each sign of the text, so the rest is where the words end.
    const rest = (key.length === text.length ? text.slice(found.length) : '').replace(/^[\s:,.;–-]+/, '').trim();
    return rest ? { act, text: rest } : { act };
  }
  return null;
}

/** The code at the beginning or the end of a text, and what else it says: `VC-0427 xong`, `vc0427: trả lại`, `xong vc427`. */
export function codeAndRest(text: string, prefixes: ReadonlySet<string>): { code: string; rest: string } | null {
  const [, first, after] =
    /^\s*([\p{L}01]{2}[ .:#_–—-]{0,3}[0-9OoIil]{3,9})(?![\p{L}\d])[\s:,.;–-]*(.*)$/su.exec(text) ?? [];
  const opening = first === undefined ? null : issueCodeOf(first, prefixes);
  if (opening) return { code: opening, rest: after!.trim() };
  const [, before, last] =
    /^(.{1,40}?)[\s:,.;–-]+([\p{L}01]{2}[.:#_–—-]{0,3}[0-9OoIil]{3,9})[\s.!]*$/su.exec(text) ?? [];
  const closing = last === undefined ? null : issueCodeOf(last, prefixes);
  const done = closing ? readWork(before!) : null;
  // Anywhere else a code is only spoken of; after “trùng với” it is that of another issue.
  return closing && done && done.text === undefined && done.act !== 'duplicate'
    ? { code: closing, rest: before!.trim() }
    : null;
}
