/** What the understanding of texts is based on: plain data, made once from the database or the sample and shared by all turns. */
export interface Knowledge {
  areas: Gazetteer;
  categories: CategoryLexicon;
}

/** Areas as people name them. Built by `gazetteerOf(areas)`, which indexes the keys. */
export interface Gazetteer {
  byId: ReadonlyMap<string, KnownArea>;
  /** From a key (no marks, lower case) to the areas that bear that name or alias, today's before old ones. */
  byKey: ReadonlyMap<string, readonly KnownArea[]>;
  /** The most words that any name has. */
  longestName: number;
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
}

export interface CategoryLexicon {
  tiles: readonly { number: number; labelVi: string; labelEn: string; groups: readonly string[] }[];
  byCode: ReadonlyMap<string, KnownCategory>;
}

export interface KnownCategory {
  code: string;
  group: string;
  tile: number;
  labelVi: string;
  labelEn: string;
  tier: string;
  visibility: 'A' | 'R' | 'P';
  /** Phrases by which a text is recognised, with their weights. */
  phrases: readonly { words: string; weight: number }[];
}
