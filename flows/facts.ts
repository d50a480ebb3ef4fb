import type { Knowledge } from '../src/language/knowledge.ts';
import type { Purpose } from './effects.ts';
import type { Both, Form, KnownFigures, Values } from './fill-form/form.ts';
import type { FoundWork, MyWork, WorkDetail } from './work-effects.ts';

/**
 * What a flow may ask to know, by name: `args` says which, `value` is what it gets.
 * Each has one loader in `src/conversations/facts`, which reads it for a whole batch of turns in one query.
 */
export interface FactTypes {
  /** Who we talk with, on which channel. */
  person: { args: undefined; value: PersonFact };
  /** Areas of today and before, categories and their lexicon: the same object for everybody. */
  knowledge: { args: undefined; value: Knowledge };
  /** The newest ten issues that this person reported or joined, newest first. */
  my_issues: { args: undefined; value: IssueSummary[] };
  /** One issue that this person reported or joined; null where there is none with this code or it is somebody else's: a code is no proof. */
  my_issue: { args: { code: string }; value: IssueDetail | null };
  /** What a message that was changed or taken back became part of; null where that is no issue. `of`: as in the input. */
  changed_message: { args: { of: string }; value: ChangedMessageFact | null };
  /** What the office has written about a question; `day` (`YYYY-MM-DD`) is today: an answer may be told up to a day. */
  answers_to: { args: { text: string; day: string }; value: FoundAnswers };
  /** The 18/11 days of an area on and after a day (`YYYY-MM-DD`). */
  festival_days: { args: { areaId: string; day: string }; value: FestivalDays };
  /** Whether this person is talking with the assistant outside. */
  assistant_talk: { args: undefined; value: { open: boolean } };
  /** What is kept of this person. */
  my_data: { args: undefined; value: MyData };
  /** The other accounts of this person. */
  linked_accounts: { args: undefined; value: LinkedAccount[] };
  /** All accounts of this person that can be written to, and which of them they chose for work and reminders. */
  own_accounts: { args: undefined; value: OwnAccount[] };
  /** What a one-time code that was said here is for, as it stood at `now` (milliseconds). */
  link_code: { args: { linkCode: string; now: number }; value: LinkCodeFact };
  /** The khu dân cư and ward at a point; both null outside all boundaries; near an edge the neighbours too. */
  area_at: { args: { lat: number; lon: number }; value: AreaAtPoint };
  /** The open duties of a cadre on a day (`YYYY-MM-DD`), by deadline; none for anybody else. */
  my_duties: { args: { day: string }; value: MyDuties };
  /** One duty of this cadre, open or not; null where there is none with this number or it is another post's. */
  my_duty: { args: { number: number; day: string }; value: DutyDetail | null };
  /** What waits for a cadre's own posts; nothing for anybody else. */
  my_work: { args: { now: number }; value: MyWork };
  /** The issues that a cadre may see in which all words of a text stand, open ones first; none for anybody else. */
  found_work: { args: { text: string; now: number }; value: FoundWork };
  /** One issue of a cadre's work; null for any other code, and for one that is about themselves. */
  work_issue: { args: { code: string; now: number }; value: WorkDetail | null };
  /** The code of the issue of their work that a message without a code belongs to; `repliesTo`: the platform's id of what it quotes. */
  work_at_hand: { args: { repliesTo: string | null; now: number }; value: string | null };
  /** Open issues that may be the same thing as what is being told, the likeliest first, at most three. */
  near_issues: { args: NearQuestion; value: NearIssue[] };
  /** The forms that this person's posts fill on a day (`YYYY-MM-DD`): begun ones first, filed ones last. */
  my_forms: { args: { day: string }; value: FormToFill[] };
  /** One form of one place and period; null where it is not among what this person fills. */
  form: { args: { code: string; areaId: string; period: string; day: string }; value: OpenForm | null };
}

/** A form that somebody owes, or has filed for the present period. */
export interface FormToFill {
  code: string;
  areaId: string;
  area: string;
  /** What the figures are of: `2026`, `2026-11`. */
  period: string;
  title: Both;
  state: 'open' | 'draft' | 'filed';
}

/** A form with what was answered before. */
export interface OpenForm {
  form: Form;
  area: string;
  /** Answered and not filed yet. */
  draft: Values | null;
  filed: { version: number; values: Values } | null;
  /** What is known of the area. */
  known: KnownFigures;
}

export interface MyDuties {
  /** At most fifty. */
  items: DutySummary[];
  total: number;
}

/** One assignment of a duty. */
export interface DutySummary {
  /** What it is called by: NV12. */
  number: number;
  /** Of its duty: `NV.BC-02`. */
  code: string;
  title: string;
  /** Milliseconds since the epoch. */
  deadline: number;
  status: string;
  acknowledged: boolean;
  /** Whether photos of it have still to be shown. */
  wantsPhotos: boolean;
}

export interface DutyDetail extends DutySummary {
  /** What has still to be shown. */
  missing: { kind: 'document' | 'photo' | 'form' | 'tick'; label: string; least?: number }[];
  /** Ids of the photos that were shown so far. */
  photos: string[];
  /** The form that it asks for, of its place and time; null: none. */
  form: { code: string; areaId: string; period: string } | null;
  /** 0 to 100, as last told. */
  progress: number | null;
  /** How often more time was asked for. */
  timesAsked: number;
  /** `YYYY-MM-DD`: asked for, and not decided yet. */
  askedDay: string | null;
}

/** An answer that the office has written to a question that comes again and again, in the language of the person. */
export interface CuratedAnswer {
  id: string;
  /** For a button: at most 20 characters. */
  label: string;
  question: string;
  /** With the blanks of `officeBlanks` still in it. */
  answer: string;
  source: string;
  sourceLink: string | null;
  /** `YYYY-MM-DD`; null: the source bears no date. */
  sourceDate: string | null;
  /** 0 to 1: how much of what was asked it speaks of. */
  score: number;
}

export interface FoundAnswers {
  /** At most three, the best first. */
  answers: CuratedAnswer[];
  /** Whether the best one is plainly what was asked. */
  sure: boolean;
}

/** The 18/11 day of one area. */
export interface FestivalDay {
  areaId: string;
  /** `YYYY-MM-DD`, in the town. */
  day: string;
  /** `HH:MM`; null: not settled yet. */
  time: string | null;
  place: string | null;
  note: string | null;
}

export interface FestivalDays {
  /** From the given day on, the nearest first, at most five: of the area itself, else of the khu dân cư in it. */
  coming: FestivalDay[];
  /** The last one of the area before that, in the same year. */
  past: FestivalDay | null;
}

/** What is kept of somebody, for showing it to them. */
export interface MyData {
  /** As they said it, or else as the channel shows it. */
  name: string | null;
  /** Whether they said the name themselves. */
  ownName: boolean;
  /** Where the office may call; null: not given. */
  phone: string | null;
  /** The last word on each purpose that they were asked about. */
  consents: { purpose: Purpose; given: boolean; at: number }[];
  openIssues: number;
  closedIssues: number;
  /** Reports of others that they joined. */
  followed: number;
  /** Their messages, and the photos and recordings among them. */
  messages: number;
  media: number;
  /** What was sent to the assistant outside and is still kept: how many messages. */
  sentOutside: number;
  /** Requests about their data that an officer has still to answer. */
  openRequests: { dueAt: number }[];
}

export interface PersonFact {
  consented: boolean;
  lang: 'vi' | 'en';
  /** The name that people know the channel by: Zalo, Telegram, trang trò chuyện này. */
  channelName: string;
  /** What this chat is called beside another one of the same platform; left out: by that name alone. */
  chatName?: string;
  /** Whether using this channel carries data out of the country, which the notice must say. */
  abroad: boolean;
  can: { buttons: boolean; place: boolean; photo: boolean };
  homeAreaId: string | null;
  /** Whether they want the announcements of the office; news of their own issues come in any case. */
  announcements: boolean;
  /** Whether one question some weeks after a report may be asked: they have not declined it. */
  followUp: boolean;
  /** They hold a post: what they write may be about what they owe. */
  cadre?: true;
  /** Whether questions may go to the assistant outside; `off`: there is none. */
  assistant: 'off' | 'unasked' | 'given' | 'refused';
  /** The office of the home ward, or of the whole installation while that is unknown. */
  office: {
    name: string;
    phone: string | null;
    address: string | null;
    hours: string | null;
    /** Where and when the ward receives citizens who complain or accuse; left out where that is not entered. */
    reception?: { address: string; hours: string | null } | null;
  };
}

export interface IssueSummary {
  code: string;
  status: string;
  /** What it is, in the resident's language: the label of the category. */
  category: string;
  area: string | null;
  createdAt: number;
  dueAt: number | null;
  /** The clock stands still: its reporter is asked. */
  isPaused: boolean;
  /** Somebody else reported it and this person met it too: `createdAt` is when they said so. */
  joined?: boolean;
}

export interface IssueDetail extends IssueSummary {
  /** Empty for one that was joined: the words are the reporter's. */
  text: string;
  /** Whether this person has said how satisfied they are. */
  rated?: boolean;
  unit: string | null;
  /** The last answer of the staff. */
  lastAnswer: string | null;
  /** The question of the staff that waits for the resident, while the status is `waiting_resident`. */
  openQuestion: string | null;
}

export interface ChangedMessageFact {
  code: string;
  /** Which message it was. */
  message: string;
  /** Its words before. */
  was: string | null;
}

export interface AreaAtPoint {
  areaId: string | null;
  wardId: string | null;
  /** Metres to the nearest edge of the ward. */
  edge: number | null;
  /** Areas within 30 m of the point, the one that holds it first: wards, else khu dân cư; more than one: nobody can be sure. */
  candidates: string[];
}

/** Another account of the same person. */
export interface LinkedAccount {
  addressId: string;
  /** As they know it: "Zalo (Hoa)". */
  account: string;
}

export interface OwnAccount extends LinkedAccount {
  /** The one of this talk. */
  isHere: boolean;
  isChosen: boolean;
}

/** `own`: it was asked for in this very chat; `linked`: it is of an account that is linked already. */
export type LinkCodeFact =
  | { state: 'account'; account: string }
  | { state: 'post'; title: string; unit: string; name: string; own: boolean }
  | { state: 'own' | 'linked' | 'unknown' | 'too_many_tries' };

/** What is known of a report before it is sent. */
export interface NearQuestion {
  categoryCode: string;
  areaId: string | null;
  lat?: number;
  lon?: number;
  place?: string;
  text: string;
}

/** An open issue as others may hear of it. Those of other people are only ones that may be shown in public. */
export interface NearIssue {
  /** Never said of somebody else's issue: it only names it when the person joins. */
  code: string;
  /** Whether this person reported it. */
  mine: boolean;
  /** What it is, in the person's language. */
  category: string;
  area: string | null;
  /** Where in the area; null where the words tell more than a landmark. */
  place: string | null;
  status: string;
  createdAt: number;
  /** From the pin; null where one of the two has none. */
  metres: number | null;
  /** Id of a medium that may be shown. */
  photo: string | null;
  /** How many people have reported it. */
  voices: number;
}
