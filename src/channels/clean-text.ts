/** What a platform passes on but PostgreSQL cannot store: NUL, and halves of surrogate pairs (`jsonb` refuses both). */
export function cleanText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Without the `u` flag this also finds whole pairs, as in emoji; it only decides whether to look closely. */
const suspicious = /[\0\uD800-\uDFFF]/;
