import { keyOf } from '../../src/language/key.ts';

const FORM =
  /^(?:xin |hay )?(?:nhac|gui viec|bao viec|remind me)(?: toi| viec| viec toi)? (?:qua|bang|tren|on|by)(?: tai khoan)? ([\p{L}\d]+(?: [\p{L}\d]+){0,3})[.!]*$/u;

/** Pure: by which account somebody wants to be reminded, as they call it and without marks: “nhắc qua Zalo” → `zalo`; null: nothing is said. */
export function accountSaid(text: string): string | null {
  return FORM.exec(keyOf(text))?.[1] ?? null;
}
