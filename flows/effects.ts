/**
 * What a flow may decide, by name: `args` is what the shell needs, `result` is what replies marked with the effect are rendered
 * with. Each has one handler in `src/conversations/effects`, run inside the turn's transaction.
 */
export interface EffectTypes {
  give_consent: { args: { textVersion: string }; result: undefined };
  /** Erases what was held of this person: payloads and media; only (channel, account, external id, time) stay. */
  refuse_consent: { args: { textVersion: string }; result: undefined };
  set_home_area: { args: { areaId: string }; result: undefined };
  file_issue: { args: IssueDraft; result: FiledIssue };
  /** Text or photos that belong to an open issue. */
  add_to_issue: { args: IssueWords; result: IssueOutcome };
  /** The answer to a question of the staff; the issue goes back to work. */
  answer_staff: { args: IssueWords; result: IssueOutcome };
  /** "Đã xong": the resident confirms the fix. */
  confirm_issue: { args: { code: string }; result: IssueOutcome };
  /** "Chưa": the issue is opened again and reaches the unit. */
  reopen_issue: { args: IssueWords; result: IssueOutcome };
  withdraw_issue: { args: { code: string }; result: IssueOutcome };
}

export interface IssueDraft {
  text: string;
  categoryCode: string;
  areaId: string | null;
  place?: string;
  lat?: number;
  lon?: number;
  /** Ids of media. */
  media: string[];
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

/** `ok: false` where the table of allowed changes forbids it meanwhile; `status` is the present one. */
export interface IssueOutcome {
  ok: boolean;
  code: string;
  status: string;
}
