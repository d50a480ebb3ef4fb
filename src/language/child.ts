import { keyOf } from './key.ts';

/** Under 16: a child, by Luật Trẻ em 2016. */
const GROWN_UP = 16;

const age = /(?<!\d)(\d{1,2}) tuoi(?! tro len| dang|\p{L})/u;
const grade = /\b(?:hoc sinh |hoc |hs )?lop ([1-9])(?:\s?[a-z]\d?)?\b/;
const one =
  /\b(?:chau be|em be|be gai|be trai|dua tre|dua be|chau gai|chau trai|con nho|tre so sinh|hoc sinh tieu hoc)\b/;
const young = /\b(?:tre em|tre con|tre nho|hoc sinh|thieu nhi|cac chau|con tre|vi thanh nien)\b/;
const harmed =
  /\b(?:bi danh|danh dap|bao hanh|bao luc|xam hai|lam dung|bo roi|bo doi|bat nat|hanh ha|quay roi|du do|bat coc|di lac|that lac|lao dong|an xin)\b/;

/**
 * Whether a text tells of one child, or is written by one: then as little as possible is asked and kept, nobody outside reads it,
 * and 111 is named (Luật 91/2025/QH15 and Luật Trẻ em). A broken playground for children is about none.
 */
export function speaksOfChild(text: string): boolean {
  const key = keyOf(text);
  const years = age.exec(key);
  if (years && Number(years[1]) < GROWN_UP) return true;
  if (one.test(key)) return true;
  if (/\b(?:em|chau|be|con|hoc)\b/.test(key) && grade.test(key)) return true;
  return young.test(key) && harmed.test(key);
}
