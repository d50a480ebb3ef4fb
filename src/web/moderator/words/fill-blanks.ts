import { en } from '../words.en.ts';
import { vi } from '../words.vi.ts';

type Samples = Readonly<Record<string, string>>;

const SAMPLES: { vi: Samples; en: Samples } = { vi: vi.sayingSamples, en: en.sayingSamples };

/** Pure: a sentence as somebody might get it, with made-up fillings; a blank without a sample stays as it is. */
export function fillBlanks(text: string, lang: 'vi' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => SAMPLES[lang][name] ?? whole);
}
