import type { PhraseTree } from './phrase-tree.ts';
import type { MarkedWords } from './token.ts';

/** What the understanding of texts is based on: plain data, made once from the database or the sample and shared by all turns. */
export interface Knowledge {
  areas: Gazetteer;
  categories: CategoryLexicon;
}

/** Areas as people name them. Built by `gazetteerOf(rows)`, which indexes the keys. */
export interface Gazetteer {
  byId: ReadonlyMap<string, KnownArea>;
  /** From a key (no marks, lower case) to the areas that bear that name or alias, today's before old ones. */
  byKey: ReadonlyMap<string, readonly KnownArea[]>;
  /** The most words that any name has. */
  longestName: number;
  /** The same names word by word, for reading them out of a text. */
  tree: PhraseTree<AreaName>;
  /** The same by how they sound (`soundOf`), for what the letters do not find. */
  soundTree: PhraseTree<AreaName>;
  /** The two letters that codes of issues may begin with. */
  issuePrefixes: ReadonlySet<string>;
}

export interface KnownArea {
  id: string;
  kind: 'tinh' | 'thanh_pho' | 'phuong' | 'xa' | 'khu_pho';
  name: string;
  /** Names and aliases, in the clear. */
  names: readonly string[];
  parentId: string | null;
  /** The ward of today that this area is, lies in or became part of; null for a province, or where it is not known. */
  wardId: string | null;
  /** The ward before July 2025 that it is or lay in, where there is one. */
  oldWardId: string | null;
  /** Whether it exists today. */
  current: boolean;
  /** False for a ward of today that others are responsible for. */
  served?: boolean;
}

/** One way to write one area's name. */
export interface AreaName {
  area: KnownArea;
  /** Its words with their marks, as `Token.marked`. */
  marked: readonly string[];
  /** True for "3" of "Khu phố 3": nobody can be sure of it unless a word for the kind stands before it. */
  needsKind: boolean;
}

/** Categories with the phrases that speak for them. Built by `lexiconOf(rows)`. */
export interface CategoryLexicon {
  tiles: readonly { number: number; labelVi: string; labelEn: string; groups: readonly string[] }[];
  byCode: ReadonlyMap<string, KnownCategory>;
  /** How many phrases there are. */
  phraseCount: number;
  /** The phrases of all categories word by word, for reading them out of a text. */
  tree: PhraseTree<PhraseGroup>;
  /** The same by how they sound (`soundOf`), for what the letters do not find. */
  soundTree: PhraseTree<PhraseGroup>;
}

export interface KnownCategory {
  code: string;
  group: string;
  tile: number;
  labelVi: string;
  labelEn: string;
  tier: string;
  visibility: 'A' | 'R' | 'P';
  /** Phrases by which a text is recognised, with their weights: "A + B" is A and then, a few words later, B; "a|b" is either. */
  phrases: readonly { words: string; weight: number }[];
  /** Whom it is better to call, told once before anything else is asked. */
  stopper?: Stopper | null;
  /** Asked where the text does not tell, at most two. */
  questions?: readonly CategoryQuestion[];
}

/** A sentence in both languages, as data: the office edits it. */
export interface Bilingual {
  vi: string;
  en: string;
}

/** Somebody else acts faster, or must: "mất điện: gọi Điện lực". */
export interface Stopper extends Bilingual {
  /** A number that can be tapped, with the words of its button. */
  call?: { number: string; label: Bilingual };
  /** Whether it may be sent to us all the same. */
  sendable: boolean;
}

/** An extra question of a category; each can be skipped. */
export interface CategoryQuestion extends Bilingual {
  /** Names it among the questions of its category: `since` is answered by any day that the text tells. */
  key: string;
  choices?: readonly Bilingual[];
  /** Phrases by which the text answers it already; marks are optional. */
  answered?: readonly string[];
}

/** Words that stand in phrases, wherever they do: their marks are compared once. */
export interface PhraseGroup extends MarkedWords {
  parts: readonly PhrasePart[];
  /** Whether they are a phrase by themselves, not only half of one. */
  whole: boolean;
}

/** A phrase of the lexicon, or one half of "A + B". */
export interface PhrasePart {
  /** Numbers the phrase, from 0: two halves of one have the same. */
  phrase: number;
  code: string;
  weight: number;
  /** How much of its weight is newer than what was learnt (`learnt-phrases.ts`); less than 0 where it was lowered since. */
  added: number;
  half: 'whole' | 'first' | 'second';
}
