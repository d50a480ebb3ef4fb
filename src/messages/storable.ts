/**
 * What PostgreSQL can store of a value: text and jsonb refuse NUL (U+0000), and jsonb refuses halves of surrogate pairs, which
 * messengers do pass on. Pure; nearly always it is the value itself, which is then not copied.
 */
export function storable<Value>(value: Value): Value {
  return isStorable(value) ? value : storableCopy(value);
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return true;
  if (Array.isArray(value)) return value.every(isStorable);
  for (const key in value) {
    if (!isStorableText(key) || !isStorable((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

function storableCopy<Value>(value: Value): Value {
  if (typeof value === 'string') return storableText(value) as Value;
  if (Array.isArray(value)) return value.map(storableCopy) as Value;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [storableText(key), storableCopy(part)]),
  ) as Value;
}

function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
