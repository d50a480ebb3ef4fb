/** A channel-neutral outgoing message. Choices become buttons where a channel has them and numbered lines elsewhere. */
export interface Reply {
  text: string;
  choices?: Choice[];
  /** Ask for the place: a location button or map link where the channel has one; nothing elsewhere. */
  asksPlace?: boolean;
  /** Ask for the telephone number: a card that gives it with one tap where the channel has one; nothing elsewhere. */
  asksPhone?: boolean;
  /** Ids of stored media to show, at most 10. */
  media?: string[];
  /** Phone numbers a person can tap, where the channel can do that; the text names them in any case. */
  calls?: { label: string; number: string }[];
  /** For the person alone: no page of the office shows it, because it would tell what may not be kept. */
  confidential?: true;
  /** Written by a machine that is not the office's: its pages mark it. */
  outside?: true;
}

/** One of the answers offered with a question. */
export interface Choice {
  /** Unique within its question; at most 40 characters of `a-z0-9_-.`. */
  id: string;
  /** What the button says; at most 20 characters where it can be helped. */
  label: string;
  /** Further words that mean the same, compared without marks and case. */
  words?: readonly string[];
}
