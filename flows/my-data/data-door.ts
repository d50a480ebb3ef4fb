import { keyOf } from '../../src/language/key.ts';

/** Where somebody who asks about their data in their own words is led; the whole choice where they do not say what they want. */
export function dataDoor(text: string): 'begin' | 'erase' | 'withdraw' | 'copy' | 'correct' | 'see' {
  const key = keyOf(text);
  if (/\b(xoa|huy bo|quen toi)\b/.test(key)) return 'erase';
  if (/\brut\b.*\b(dong y|cho phep)\b|\bkhong dong y (nua|luu)\b/.test(key)) return 'withdraw';
  if (/\b(ban sao|sao chep|tai ve|xuat|trich)\b/.test(key)) return 'copy';
  if (/\b(sua|chinh|doi|cap nhat|dinh chinh)\b/.test(key)) return 'correct';
  if (/\b(xem|luu (gi|nhung gi)|giu gi|co (nhung )?gi)\b/.test(key)) return 'see';
  return 'begin';
}
