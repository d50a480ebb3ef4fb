import { blanksOf, type Catalogue, type CatalogueSentence } from '../../engine/index.ts';
import { keyOf } from '../../language/key.ts';
import { isFixed } from './check-override.ts';
import { spokenWords } from './spoken-words.ts';
import { stepsSaying } from './steps-saying.ts';
import type { StoredOverride } from './word-override-store.ts';
import type { WordItem, Wording } from './word-schema.ts';

/** Pure: every sentence with its present wording, in the order of the files. */
export function wordItems(catalogue: Catalogue, stored: readonly StoredOverride[]): WordItem[] {
  const overrides = new Map(stored.map((one) => [`${one.key} ${one.lang}`, one]));
  const said = stepsSaying(catalogue);
  const wording = ({ key, sentence }: CatalogueSentence, lang: 'vi' | 'en'): Wording => {
    const override = overrides.get(`${key} ${lang}`);
    const standard = sentence[lang];
    return { standard, text: override?.text ?? standard, version: override?.version ?? 0 };
  };
  return spokenWords(catalogue).map((one) => ({
    key: one.key,
    flow: one.flow,
    vi: wording(one, 'vi'),
    en: wording(one, 'en'),
    blanks: blanksOf(one.sentence.vi),
    steps: said.get(one.key) ?? [],
    button: one.buttonAt.length > 0,
    outside: one.flow !== 'engine' && !catalogue.flows.has(one.flow),
    fixed: isFixed(one.key),
  }));
}

interface Wanted {
  q?: string;
  flow?: string;
  changed: boolean;
}

/** Pure: those that have every word that is looked for, with or without marks, in the key or in a wording. */
export function wordsFound(items: readonly WordItem[], { q = '', flow, changed }: Wanted): WordItem[] {
  const parts = keyOf(q).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  return items.filter((item) => {
    if (flow !== undefined && item.flow !== flow) return false;
    if (changed && !isChanged(item)) return false;
    const { key, vi, en } = item;
    const text = keyOf([key, vi.standard, vi.text, en.standard, en.text].join(' '));
    return parts.every((part) => text.includes(part));
  });
}

function isChanged({ vi, en }: WordItem): boolean {
  return vi.text !== vi.standard || en.text !== en.standard;
}

/** More words do not find less. */
const MOST_WORDS = 8;
