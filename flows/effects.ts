import type { Values } from './fill-form/form.ts';
import type { OthersDrafts, WorkCall, WorkOutcome } from './work-effects.ts';

/**
 * What a flow may decide, by name: `args` is what the shell needs, `result` is what replies marked with the effect are rendered
 * with. Each has one handler in `src/conversations/effects`, run inside the turn's transaction.
 */
export interface EffectTypes {
  give_consent: { args: { textVersion: string }; result: undefined };
  /** Erases what was held of this person: payloads and media; only (channel, account, external id, time) stay. */
  refuse_consent: { args: { textVersion: string }; result: undefined };
  /** Somebody is in danger: what was said in this turn is before the moderators at once, held or not. `more`: of the same. */
  raise_alarm: { args: { danger: Danger; more?: true }; result: undefined };
  /**
   * What by law may not be taken here: erased in the turn's own transaction, with consent or without; a count stays. `wholeTalk`:
   * with what was told before in the same talk. `outcome` null: counted already.
   */
  erase_told: { args: { outcome: RoutingOutcome | null; wholeTalk: boolean }; result: undefined };
  /** Only counts what was no case. */
  count_routed: { args: { outcome: RoutingOutcome }; result: undefined };
  set_home_area: { args: { areaId: string }; result: undefined };
  file_issue: { args: IssueDraft; result: FiledIssue };
  /** "Tôi cũng gặp": the words and photos go to an open issue; where it was closed meanwhile, they become one of their own. */
  join_issue: { args: IssueDraft & { into: string }; result: JoinedIssue };
  /** Text or photos that belong to an open issue. */
  add_to_issue: { args: IssueWords; result: IssueOutcome };
  /** Where a cadre wants work and reminders: at one of their accounts; null: wherever they write last. */
  choose_reminders: { args: { addressId: string | null }; result: undefined };
  /** The secret address of a cadre's own calendar, another one if it is renewed; null: no duties are theirs, or there is no address. */
  duty_feed: { args: { renew: boolean }; result: { url: string | null } };
  /** The answer to a question of the staff; the issue goes back to work, or the `part` of it, by its code, whose unit asked. */
  answer_staff: { args: IssueWords & { part?: string }; result: IssueOutcome };
  /** "Đã xong": the resident confirms the fix. */
  confirm_issue: { args: { code: string }; result: IssueOutcome };
  /** "Chưa": the issue is opened again and reaches the unit. */
  reopen_issue: { args: IssueWords; result: IssueOutcome };
  withdraw_issue: { args: { code: string }; result: IssueOutcome };
  /** How satisfied they are: the score first, the reason when it follows. */
  rate_issue: { args: IssueRating; result: IssueOutcome };
  /** Four weeks later: it is still as it should be. */
  answer_follow_up: { args: { code: string }; result: IssueOutcome };
  /** A message that belongs to an issue was changed, or taken back. */
  edit_message: { args: MessageChange; result: MessageChanged };
  /** They asked for a code that is no issue of theirs; `tries`: how often within the hour. */
  note_code_try: { args: Record<never, never>; result: { tries: number } };
  /** A one-time code by which another account of theirs is known as theirs. */
  make_link_code: { args: Record<never, never>; result: { shown: string; minutes: number } };
  /** This chat and the one in which the code was asked for belong to the same person. `here`: what this channel is called. */
  link_account: { args: { linkCode: string; here: string }; result: { linked: boolean } };
  /** The chat at that address is a person of its own again. */
  unlink_account: { args: { addressId: string; here: string }; result: undefined };
  /** They said a one-time code that is none; `tries`: how often within the hour. */
  note_wrong_code: { args: Record<never, never>; result: { tries: number } };
  /** Where the office may call, when no message reaches the person: `0…`, digits only. */
  set_phone: { args: { phone: string }; result: undefined };
  /** This chat is the holder's of the post that the code is for, and of others that he holds; none: the code is no longer good. */
  link_post: { args: { linkCode: string; textVersion: string }; result: { titles: string[] } };
  /** No post is linked with this person any more. */
  unlink_posts: { args: { lost: boolean; textVersion: string }; result: { titles: string[] } };
  /** What a cadre does to an issue of their work. */
  work_on_issue: { args: WorkCall; result: WorkOutcome };
  /** Reports that a cadre enters for people who told them. */
  file_for_others: { args: OthersDrafts; result: { codes: string[] } };
  /** By which name the person wants to be called. */
  set_name: { args: { name: string }; result: undefined };
  /**
   * A consent is withdrawn, for one purpose. Without the one for reports nothing more is sent and nothing taken in, so the others end
   * with it; `openIssues` says what becomes of open reports: they go on without the person, or are withdrawn.
   */
  withdraw_consent: {
    args: { purpose: Purpose; openIssues?: 'keep' | 'withdraw'; textVersion: string };
    result: undefined;
  };
  /** A request about one's data: a copy is made at once, the others become a task of a moderator, due in two working days. */
  ask_data: { args: { kind: 'copy' | 'correct' | 'other' }; result: { dueAt: number } };
  /** Everything of the person goes, at once; open issues stay without them. `kept`: how many. */
  erase_person: { args: Record<never, never>; result: { kept: number } };
  /** What a cadre does with a duty of theirs, by the one table of changes. */
  change_duty: { args: DutyChange; result: DutyOutcome };
  /** “Cần hỗ trợ”: a task for the moderators, in the cadre's words. */
  ask_duty_help: { args: { number: number; text: string }; result: { number: number; ok: boolean } };
  /** They wait for an officer, or wrote what only one may answer: a task for the moderators. */
  ask_person: { args: { about?: 'sensitive' }; result: undefined };
  /** They want the assistant again: nobody needs to come any more, and whoever of the office has the talk gives it back. */
  leave_person: { args: Record<never, never>; result: { says: string } };
  /** They want to be asked again, weeks later, whether it lasts; they had declined it. */
  allow_follow_up: { args: { textVersion: string }; result: undefined };
  /** What was answered of a form so far. */
  keep_draft: { args: FormAnswers; result: undefined };
  /** A form is filed, or filed anew with corrected figures; `confirmed`: the doubtful ones that were said to be right. */
  file_submission: { args: FormAnswers & { confirmed: readonly string[] }; result: FiledSubmission };
  /** The announcements of the office are wanted, or no more: a consent of its own, with the words that were asked. */
  set_announcements: { args: { wanted: boolean; textVersion: string }; result: undefined };
  /** Whether questions may go to the assistant outside: a consent of its own, with the words that were asked. */
  set_assistant: { args: { wanted: boolean; textVersion: string }; result: undefined };
  /** A question goes to the assistant outside; what it says, or that it says nothing, comes later as a message of its own. */
  ask_assistant: { args: { text: string; areaId: string | null }; result: undefined };
  /** They talk with the assistant outside from here on: in the conversation of their last question to it, where that is fresh. */
  open_assistant: { args: Record<never, never>; result: undefined };
  /** `chosen`: what it wanted to hear, of the choices that it offered itself. */
  say_to_assistant: { args: { text: string; chosen?: true }; result: undefined };
  leave_assistant: { args: Record<never, never>; result: undefined };
}

/** What is no case, by `domain.md` §1.5: emergency, accusation, complaint, secret or political, spam and abuse, out of the area. */
export type RoutingOutcome = 'R-KC' | 'R-TC' | 'R-KN' | 'R-NC' | 'R-RAC' | 'R-NGOAI';

/** What an emergency is, as far as the words tell; `alone`: somebody may take their own life. */
export type Danger = 'rescue' | 'police' | 'ambulance' | 'disaster' | 'children' | 'alone' | 'unknown';

/** The answers to a form, of one place and period. */
export interface FormAnswers {
  code: string;
  areaId: string;
  period: string;
  values: Values;
}

/** What a consent is for (`src/people/purposes.ts`). */
export type Purpose = 'reports' | 'announcements' | 'follow_up' | 'assistant';

export interface IssueDraft {
  text: string;
  categoryCode: string;
  areaId: string | null;
  place?: string;
  lat?: number;
  lon?: number;
  /** Ids of media. */
  media: string[];
  /** What was answered to the extra questions of the category. */
  details?: IssueDetailAnswer[];
  /** The person wants the name hidden from everybody, officers too. */
  anonymous?: true;
}

/** An extra question of a category with its answer, as it was asked in Vietnamese that day. */
export interface IssueDetailAnswer {
  key: string;
  question: string;
  answer: string;
}

/** Either `joined` (with how many `voices`), or filed by itself. */
export interface JoinedIssue extends FiledIssue {
  joined: boolean;
  voices: number;
}

export interface FiledIssue {
  code: string;
  /** Milliseconds since the epoch: by when an answer is promised. */
  dueAt: number;
  /** The ward whose office receives it; null while the area is unknown. */
  ward: string | null;
}

export interface IssueWords {
  code: string;
  text?: string;
  media: string[];
}

export interface IssueRating {
  code: string;
  score: 'good' | 'fair' | 'bad';
  /** One of those that are offered with the score. */
  reason?: string;
  /** In their own words. */
  text?: string;
}

/** `text` is left out where the message was taken back. */
export interface MessageChange {
  message: string;
  was: string | null;
  text?: string;
}

/** `replaced`: nobody had looked at the report yet, so its text has changed; `added`: both versions stand in it. */
export interface MessageChanged {
  how: 'replaced' | 'added' | 'unknown';
}

/** `ok: false` where the table of allowed changes forbids it meanwhile; `status` is the present one. */
export interface IssueOutcome {
  ok: boolean;
  code: string;
  status: string;
}

/** `duties`: those that asked for it, as they stand now; `version`: which filing of it this is. */
export interface FiledSubmission {
  version: number;
  duties: { number: number; status: string }[];
}

export type DutyChange = { number: number } & (
  | { change: 'acknowledge' }
  | { change: 'progress'; percent: number | null; text?: string }
  /** `media`: ids of photos. `keep_evidence`: more is still to come. */
  | { change: 'file_evidence' | 'keep_evidence'; document?: string; text?: string; media?: string[] }
  | { change: 'decline'; reason: string; substitute: string | null }
  | { change: 'ask_time'; reason: string; day: string }
  | { change: 'snooze'; until: number }
);

/** `ok: false` where the table of changes forbids it; `why` is its reason, `unknown`: no duty of this cadre. */
export interface DutyOutcome {
  ok: boolean;
  why: string | null;
  number: number;
  /** Milliseconds since the epoch. */
  deadline: number;
  status: string;
  /** “Đã nhận” came late: it counts, and is marked. */
  isReceiptLate: boolean;
}
