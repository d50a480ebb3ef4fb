/** What cadres do to issues of their work, and what they know of them. */

export type WorkAct =
  | 'accept'
  | 'on_way'
  | 'return'
  | 'ask'
  | 'done'
  | 'answer'
  | 'note'
  | 'photos'
  | 'postpone'
  | 'severity'
  | 'duplicate'
  | 'split';

export type Severity = 'low' | 'normal' | 'high' | 'urgent';

export interface WorkCall {
  code: string;
  act: WorkAct;
  /** The reason, the question, what was done, the note. */
  text?: string;
  /** Ids of media. */
  media: string[];
  /** Of `postpone` the day (`YYYY-MM-DD`), of `severity` how urgent, of `duplicate` the code that goes on. */
  to?: string;
  /** Of `split`: the units that have a part of it. */
  units?: string[];
}

/**
 * `unknown`: no issue of theirs; `not_now`: as it stands; `decided`: a moderator has decided that it is theirs; `no_reporter`: nobody can
 * be asked; `parts`: parts of it are open; `blank`:
 * the words for the resident have a blank.
 */
export type WorkRefusal =
  | 'unknown'
  | 'not_now'
  | 'decided'
  | 'no_reporter'
  | 'parts'
  | 'too_often'
  | 'bad_day'
  | 'not_same'
  | 'blank';

export interface WorkOutcome {
  ok: boolean;
  /** Its code; messages of a cadre are not the reporter's, so that name is not `code`. */
  issue: string;
  /** What the reply is about. */
  issueId?: string;
  status: string;
  why?: WorkRefusal;
  /** How often it came back. */
  returned?: number;
  /** Milliseconds since the epoch. */
  dueAt?: number;
  /** A moderator approves it before the resident hears of it. */
  draft?: boolean;
  /** Codes of the parts. */
  parts?: string[];
}

/** An issue of a cadre's work, as a line. Who reported it is never part of it. */
export interface WorkLine {
  code: string;
  status: string;
  category: string;
  area: string | null;
  place: string | null;
  dueAt: number | null;
  /** The clock stands still: the resident is asked, also about a part of it. */
  isPaused: boolean;
}

export interface MyWork {
  /** By their deadline. */
  items: WorkLine[];
  total: number;
  late: number;
}

export interface FoundWork {
  /** At most fifty. */
  items: WorkLine[];
  total: number;
}

export interface WorkDetail extends WorkLine {
  /** Whether it was given to a post of theirs; else they see it because others answer to them. */
  held: boolean;
  /** Whether they reported it themselves. */
  reported: boolean;
  text: string;
  /** Ids of photos of the report. */
  photos: string[];
  severity: string | null;
  /** Done only with a photo, or a reason why there is none. */
  needsPhoto: boolean;
  returned: number;
  postponed: number;
  draftWaits: boolean;
  /** How many photos of the work are there already. */
  workPhotos: number;
  parts: number;
  openParts: number;
  splitUnits: { id: string; name: string }[];
  lastNote: string | null;
  /** What the resident has written since, last. */
  lastWords: string | null;
  /** What can be said at the end, by state and kind; blanks are in square brackets. */
  templates: { status: string; label: string; text: string }[];
}

/** Reports that a cadre enters for people who told them on paper, by phone, at a stall. */
export interface OthersDrafts {
  source: 'paper' | 'phone' | 'stall';
  drafts: { text: string; categoryCode: string; areaId: string | null; place?: string }[];
}
