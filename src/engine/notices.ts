import type { Override } from './overriding.ts';
import { blanksOf, type CatalogueSentence } from './sentences-of.ts';
import { compileWords, type Fillings, type Lang, type SameBlanks, sayWith, type Words } from './words.ts';

/** What a slice says outside of any talk: news of an issue, say. */
export interface Notices<W extends Words = Words> {
  /** Before the dot of the keys; no flow has it. */
  readonly id: string;
  readonly words: W;
  say<Key extends keyof W & string>(lang: Lang, key: Key, ...fillings: Fillings<W[Key]>): string;
}

/** The compiler rejects a sentence that lacks a language, whose languages have other blanks, and one that is said without a filling. */
export function noticesOf<const W extends Words>(id: string, words: W & SameBlanks<W>): Notices<W> {
  return speaking<W>(id, words);
}

function speaking<W extends Words>(id: string, words: W): Notices<W> {
  const compiled = compileWords(words);
  return { id, words, say: (lang, key, ...fillings) => sayWith(compiled[lang], key, fillings[0]) };
}

/**
 * The same with some sentences said otherwise; the notices that were given stay as they are. An override of a sentence that is not
 * there, or that has other blanks than the sentence, is passed over: a sentence of the file is better than one with a hole in it.
 */
export function noticesSaying<W extends Words>(notices: Notices<W>, overrides: readonly Override[]): Notices<W> {
  const changed: Record<string, Words[string]> = {};
  for (const { key, lang, text } of overrides) {
    if (!key.startsWith(`${notices.id}.`)) continue;
    const name = key.slice(notices.id.length + 1);
    const sentence = Object.hasOwn(notices.words, name) ? notices.words[name] : undefined;
    if (!sentence || !sameBlanks(text, sentence[lang])) continue;
    changed[name] = { ...(changed[name] ?? sentence), [lang]: text };
  }
  if (Object.keys(changed).length === 0) return notices;
  return speaking<W>(notices.id, { ...notices.words, ...changed });
}

/** Their sentences in the order in which they are written, as `sentencesOf` gives those of the talks. */
export function sentencesOfNotices({ id, words }: Notices): CatalogueSentence[] {
  return Object.entries(words).map(([name, sentence]) => ({ key: `${id}.${name}`, flow: id, sentence, buttonAt: [] }));
}

function sameBlanks(one: string, other: string): boolean {
  return blanksOf(one).sort().join() === blanksOf(other).sort().join();
}
