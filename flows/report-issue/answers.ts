import type { MediaRef, Point } from '../../src/engine/index.ts';

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
  /** The ward before July 2025 that was named, until it has been said what it belongs to now. */
  oldWardId?: string;
  /** Where in the area, in the person's own words. */
  place?: string;
  spotAsked?: true;
  /** It is not where the person usually reports from. */
  notHome?: true;
  categoryCode?: string;
  /** Codes to choose from, where the words speak for several. */
  categories?: string[];
  tile?: number;
  /** The page of the tile's categories that is shown. */
  page?: number;
  photosAsked?: true;
  /** The person says that typing is too hard: what was recorded must do. */
  cannotType?: true;
}

/** An issue shows at most so many media; later ones are left out. */
export const MOST_MEDIA = 20;

/** Longer tales are cut: the database and the page take them, no reader does. */
export const LONGEST_TEXT = 8_000;

/** A place is a few words; whoever writes more tells of the matter. */
export const LONGEST_PLACE = 200;

/** "Not sorted yet": a moderator chooses. */
export const UNSORTED = 'YK-99';
