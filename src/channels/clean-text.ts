/** What a platform passes on but PostgreSQL cannot store: NUL, and halves of surrogate pairs (`jsonb` refuses both). */
export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}
