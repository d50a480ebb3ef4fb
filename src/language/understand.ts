import { chooseArea } from './choose-area.ts';
import { intentOf } from './intents.ts';
import { issueCodeOf } from './issue-code.ts';
import type { Knowledge } from './knowledge.ts';
import { matchAreas } from './match-areas.ts';
import { matchCategories } from './match-categories.ts';
import { placeOf } from './place.ts';
import { tokensOf } from './tokens.ts';

/** What a text means, as far as it could be told. Every part may be missing: people write as they like. */
export interface Understanding {
  intent: Intent;
  category: UnderstoodCategory | null;
  area: UnderstoodArea | null;
  /** Ids of the areas that the words may mean, best first, when one could not be told; else empty. */
  areaCandidates: string[];
  /** Whether the area was said by a name of before July 2025. */
  oldNameSaid: boolean;
  /** As it stands in the database: `VC-0427`. */
  issueCode: string | null;
  /** The address or landmark in the person's own words: "trước cổng đình", "số nhà 8 ngách 15". */
  place: string | null;
  /** Remarks for whoever reads on; a closed list, `Flag`. */
  flags: Flag[];
}

/** The closed list of `contract.md`; the plain understanding of today tells only some of them. */
export type Intent = 'report' | 'question' | 'status' | 'answer_area' | 'command' | 'human_handoff' | 'data_request';

export interface UnderstoodCategory {
  /** The best guess. */
  code: string;
  /** Other codes that the words speak for, best first, at most three. */
  alternatives: string[];
  /** Whether nothing else comes near: then the bot proposes it without offering others. */
  sure: boolean;
}

export interface UnderstoodArea {
  /** The khu dân cư where it was said, else the ward of today. */
  areaId: string;
  /** The ward of today. */
  wardId: string | null;
  /** The ward before July 2025, where it was said or follows. */
  oldWardId: string | null;
}

/** `two_areas`: names of places that are not one inside the other. `long`: only the beginning was read. */
export type Flag = 'two_areas' | 'long';

/** What the bot last asked for, where that helps to read a short answer. */
export type Expecting = 'consent' | 'area' | 'summary' | 'resolved' | 'report' | (string & {});

export interface Circumstances {
  /** The person's own area, or null: names are looked for there first. */
  homeAreaId?: string | null;
  /** Milliseconds of the turn. */
  now: number;
  expecting?: Expecting;
}

/** Longer texts are read up to here: a message of a platform has 4,096 characters at most. */
const LONGEST = 10_000;

/** Reads a text of a person. Never throws; linear in the length of the text. */
export function understand(text: string, knowledge: Knowledge, circumstances: Circumstances): Understanding {
  const read = tokensOf(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const areaAsked = circumstances.expecting === 'area';
  const wish = { homeAreaId: circumstances.homeAreaId ?? null, asked: areaAsked };
  const mentions = matchAreas(read, knowledge.areas, wish);
  const { area, candidates, oldNameSaid, apart } = chooseArea(mentions, knowledge.areas);
  const place = placeOf(read, mentions);
  const names = mentions.map((mention) => ({ start: mention.name, end: mention.end }));
  const category = matchCategories(read, knowledge.categories, { aside: place?.aside ?? null, names });
  const issueCode = issueCodeOf(read.text, knowledge.areas.issuePrefixes);
  const flags: Flag[] = [];
  if (apart) flags.push('two_areas');
  if (text.length > LONGEST) flags.push('long');
  return {
    intent: intentOf(read, { category, issueCode, areaNamed: area !== null || candidates.length > 0, areaAsked }),
    category,
    area,
    areaCandidates: candidates,
    oldNameSaid,
    issueCode,
    place: place?.words ?? null,
    flags,
  };
}
