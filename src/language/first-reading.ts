import { type Amount, amountOf } from './amount.ts';
import { type ChosenArea, chooseArea, likelyArea } from './choose-area.ts';
import { type NumberedWords, numberWords, type Span } from './evidence.ts';
import { figuresOf } from './figures.ts';
import { issueCodeOf } from './issue-code.ts';
import type { Knowledge } from './knowledge.ts';
import { learnt } from './learnt.ts';
import { hearAreas, readAreas } from './match-areas.ts';
import { type CategoryScore, chooseByPhrases, rankByPhrases } from './match-categories.ts';
import { type FoundPlace, placeOf } from './place.ts';
import { readSigns, type TextSigns } from './read-signs.ts';
import { readText } from './read-text.ts';
import { type SpokenWord, spokenWordsOf } from './spoken-words.ts';
import type { ReadText } from './tokens.ts';
import type { Circumstances, Role, UnderstoodCategory } from './understand.ts';
import { type When, whenOf } from './when.ts';

/** What stands in a text, before anybody asks what the person wants by it. */
export interface FirstReading {
  read: ReadText;
  role: Role;
  expecting: string | undefined;
  chosen: ChosenArea;
  /** Where no area was said for certain: the id of the one that ordinary words may mean. */
  likelyArea: string | null;
  place: FoundPlace | null;
  /** Names of areas: they say where, not what. */
  names: readonly Span[];
  /** These, and what only stands near by. */
  skipped: readonly Span[];
  /** The other words, for what they speak for. */
  numbered: NumberedWords;
  /** What the phrases of the lexicon tell of categories, and what they alone would make of it. */
  phraseScores: readonly CategoryScore[];
  phrased: UnderstoodCategory | null;
  /** Phrases that tell what is wanted, what is in danger, and the like. */
  signs: TextSigns;
  issueCode: string | null;
  words: SpokenWord[];
  figures: Record<string, number>;
  amount: Amount | null;
  when: When;
}

/** Longer texts are read up to here: a message of a platform has 4,096 characters at most. */
export const LONGEST = 10_000;

export function firstReading(text: string, knowledge: Knowledge, circumstances: Circumstances): FirstReading {
  learnt();
  const { expecting, now } = circumstances;
  const ofCadre = expecting === 'duty' || expecting?.startsWith('form:') === true;
  const role = circumstances.role ?? (ofCadre ? 'cadre' : 'resident');
  const read = readText(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const wish = { homeAreaId: circumstances.homeAreaId ?? null, asked: expecting === 'area' };
  const { sure, unclear } = readAreas(read, knowledge.areas, wish);
  let mentions = sure;
  if (mentions.length === 0) mentions = hearAreas(read, knowledge.areas, wish);
  const place = placeOf(read, mentions);
  const names = mentions.map((mention) => ({ start: mention.name, end: mention.end }));
  const phraseScores = rankByPhrases(read, knowledge.categories, { aside: place?.aside ?? null, names });
  const skipped = place?.beside ? [...names, place.beside].sort((one, other) => one.start - other.start) : names;
  const words = spokenWordsOf(read);
  const cadre = role === 'cadre';
  return {
    skipped,
    read,
    role,
    expecting,
    chosen: chooseArea(mentions, knowledge.areas),
    likelyArea: mentions.length > 0 ? null : likelyArea(unclear),
    place,
    names,
    numbered: numberWords(read, skipped),
    phraseScores,
    phrased: chooseByPhrases(phraseScores),
    signs: readSigns(read, role),
    issueCode: issueCodeOf(read.text, knowledge.areas.issuePrefixes),
    words,
    figures: cadre ? figuresOf(words) : {},
    amount: amountOf(words, read, names),
    when: whenOf(words, { now, plans: cadre, changes: cadre }),
  };
}
