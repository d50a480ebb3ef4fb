import type { Knowledge } from '../src/language/knowledge.ts';

/**
 * What a flow may ask to know, by name: `args` says which, `value` is what it gets.
 * Each has one loader in `src/conversations/facts`, which reads it for a whole batch of turns in one query.
 */
export interface FactTypes {
  /** Who we talk with, on which channel. */
  person: { args: undefined; value: PersonFact };
  /** Areas of today and before, categories and their lexicon: the same object for everybody. */
  knowledge: { args: undefined; value: Knowledge };
  /** The newest ten issues of this person, newest first. */
  my_issues: { args: undefined; value: IssueSummary[] };
  /** One issue of this person; null where there is none with this code or it is somebody else's: a code is no proof. */
  my_issue: { args: { code: string }; value: IssueDetail | null };
  /** The khu dân cư and ward at a point; both null outside all boundaries; near an edge the neighbours too. */
  area_at: { args: { lat: number; lon: number }; value: AreaAtPoint };
}

export interface PersonFact {
  consented: boolean;
  lang: 'vi' | 'en';
  /** The name that people know the channel by: Zalo, Telegram, trang trò chuyện này. */
  channelName: string;
  /** Whether using this channel carries data out of the country, which the notice must say. */
  abroad: boolean;
  can: { buttons: boolean; place: boolean; photo: boolean };
  homeAreaId: string | null;
  /** The office of the home ward, or of the whole installation while that is unknown. */
  office: { name: string; phone: string | null; address: string | null; hours: string | null };
}

export interface IssueSummary {
  code: string;
  status: string;
  /** What it is, in the resident's language: the label of the category. */
  category: string;
  area: string | null;
  createdAt: number;
  dueAt: number | null;
}

export interface IssueDetail extends IssueSummary {
  text: string;
  unit: string | null;
  /** The last answer of the staff. */
  lastAnswer: string | null;
  /** The question of the staff that waits for the resident, while the status is `waiting_resident`. */
  openQuestion: string | null;
}

export interface AreaAtPoint {
  areaId: string | null;
  wardId: string | null;
  /** Metres to the nearest edge of the ward. */
  edge: number | null;
  /** Wards within 30 m of the point, the one that holds it first. */
  candidates: string[];
}
