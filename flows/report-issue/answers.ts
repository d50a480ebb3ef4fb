import type { MediaRef, Point } from '../../src/engine/index.ts';
import type { NearIssue } from '../facts.ts';

/** Steps that ask for a slot: "quay lại" goes from one of them to the one before. */
export type AskStep = 'what' | 'stopper' | 'where' | 'spot' | 'whichKind' | 'tile' | 'sameThing' | 'extra' | 'photo';

/** What is known of a report that is being told. The slots are filled in any order. */
export interface ReportAnswers {
  /** What was told, message by message. */
  texts?: string[];
  media?: MediaRef[];
  pin?: Point;
  /** Null: asked, and not known. */
  areaId?: string | null;
  /** What the words for the area may mean, where they may mean several. */
  areaCandidates?: string[];
  /** The area whose name may stand in the words, to be asked about first. */
  likelyArea?: string;
  /** The ward before July 2025 that was named, until it has been said what it belongs to now. */
  oldWardId?: string;
  /** The one that was read back, while it is told anew where it is: a landmark alone is meant to lie there. */
  areaBefore?: string | null;
  /** Where in the area, in the person's own words. */
  place?: string;
  spotAsked?: true;
  /** It is not where the person usually reports from. */
  notHome?: true;
  /** It is known that the place is outside, and it is to be sent all the same. */
  outsideSent?: true;
  categoryCode?: string;
  /** Codes to choose from, where the words speak for several. */
  categories?: string[];
  tile?: number;
  /** The page of the tile's categories that is shown. */
  page?: number;
  /** The category whose notice was shown. */
  stopperSeen?: string;
  /** Whether the words tell since when it is so. */
  sinceTold?: true;
  /** Answers to the extra questions of the category, by their keys; empty: passed over. */
  details?: Record<string, string>;
  /** Open issues that may be the same thing, as they were shown. */
  near?: NearIssue[];
  nearSeen?: true;
  /** Which of them it is. */
  into?: string;
  photosAsked?: true;
  /** The person says that typing is too hard: what was recorded must do. */
  cannotType?: true;
  /** The name is to be hidden from officers, too; false: it was, and is no more. */
  anonymous?: boolean;
  anonymousTold?: true;
  /** The words name somebody else, a number plate or a phone. */
  personal?: boolean;
  /** A second matter that was told in the same breath, until it is its turn. */
  also?: string;
  alsoTold?: true;
  /** The questions that were asked, in order: what "quay lại" goes back through. */
  path?: AskStep[];
  /** Where "quay lại" was said. */
  from?: AskStep;
}

/** An issue shows at most so many media; later ones are left out. */
export const MOST_MEDIA = 20;

/** Longer tales are cut: the database and the page take them, no reader does. */
export const LONGEST_TEXT = 8_000;

/** A place is a few words; whoever writes more tells of the matter. */
export const LONGEST_PLACE = 200;

/** An answer to an extra question likewise. */
export const LONGEST_DETAIL = 200;

/** "Not sorted yet": a moderator chooses. */
export const UNSORTED = 'YK-99';
