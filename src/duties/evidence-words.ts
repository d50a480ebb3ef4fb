import type { Evidence } from './duty.ts';

/** What has to be shown, as a list in a sentence. */
export function evidenceWords(evidence: readonly Evidence[], lang: 'vi' | 'en'): string {
  return evidence.map((one) => (lang === 'vi' ? one.labelVi : one.labelEn)).join(', ');
}
