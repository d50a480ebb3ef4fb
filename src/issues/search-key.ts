import { keyOf } from '../language/key.ts';

/** Code, text, place, area and ward without marks, in lower case: what the search of moderators looks into. */
export function searchKey(parts: {
  code: string;
  text: string;
  place?: string | null;
  area?: string | null;
  ward?: string | null;
}): string {
  const ward = parts.ward === parts.area ? null : parts.ward;
  return keyOf([parts.code, parts.text, parts.place, parts.area, ward].filter(Boolean).join(' '));
}
