import { explainText } from '../language/explain-text.ts';
import type { Knowledge } from '../language/knowledge.ts';
import { lexiconOf } from '../language/lexicon.ts';
import { understand } from '../language/understand.ts';
import type { TriedText } from './category-schema.ts';

export interface Trying {
  text: string;
  /** Phrases of one category as if they were saved. */
  code?: string;
  lexicon?: readonly { words: string; weight: number }[];
}

/** What a sentence is taken for, and why: pure, with the same code as the talk. */
export function tryText({ text, code, lexicon }: Trying, saved: Knowledge, now: number): TriedText {
  const knowledge = lexicon && code !== undefined ? withPhrases(saved, code, lexicon) : saved;
  const { intent, category, area, place, flags } = understand(text, knowledge, { now });
  const { heard, reasons } = explainText(text, knowledge, now);
  return {
    ...{ intent, place, flags, heard },
    category: category?.code ?? null,
    alternatives: category?.alternatives ?? [],
    sure: category?.sure ?? false,
    area: area ? (knowledge.areas.byId.get(area.areaId)?.name ?? null) : null,
    reasons: reasons.map(({ counted, ...reason }) => ({ ...reason, counted: counted.slice(0, 12) })),
  };
}

function withPhrases(knowledge: Knowledge, code: string, phrases: NonNullable<Trying['lexicon']>): Knowledge {
  const { byCode, tiles } = knowledge.categories;
  const categories = [...byCode.values()].map((one) => (one.code === code ? { ...one, phrases } : one));
  return { ...knowledge, categories: lexiconOf(categories, tiles) };
}
