/**
 * A copy that PostgreSQL can store: text and jsonb refuse NUL (U+0000), and jsonb refuses halves of surrogate pairs, which
 * messengers do pass on. Pure.
 */
export function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return storableText(value) as Value;
  if (Array.isArray(value)) return value.map(storable) as Value;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storableText(key), storable(part)])) as Value;
}

const UNSTORABLE = /[\0\p{Surrogate}]/u;

function storableText(text: string): string {
  return UNSTORABLE.test(text) ? text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd') : text;
}
