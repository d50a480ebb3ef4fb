/** What a platform passes on but PostgreSQL cannot store: NUL, and halves of surrogate pairs (`jsonb` refuses both). */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
