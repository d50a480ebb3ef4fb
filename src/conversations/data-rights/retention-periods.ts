import { ASSISTANT_KEPT_DAYS } from '../../../flows/ask-assistant/words.ts';

/**
 * How long what is kept (domain.md §5.1): raw media 90 days after an issue is closed, identifiers 24 months, the record of the case
 * without the person for good. The archivist decides otherwise; then a line here changes. Days.
 */
export const RETENTION_DAYS = {
  /** Photos, recordings and files of issues that are closed for so long. */
  closedMedia: 90,
  /** Who reported an issue that is closed for so long; the record stays, redacted. */
  closedReporters: 730,
  /** Messages both ways that belong to no open issue. */
  messages: 730,
  /** What was asked of the assistant outside; people are told so (`ASSISTANT_KEPT_DAYS`). */
  askedOutside: ASSISTANT_KEPT_DAYS,
  /** Talks that nobody went on with: they hold what was told so far. */
  sessions: 30,
  /** What was said before a consent was withdrawn: the law gives fifteen days. */
  withdrawn: 15,
  /** Addresses of people who never agreed, or agree no more, and of whom nothing is left. */
  strangers: 30,
  /** Proofs of consents of people who were erased, and their requests. */
  proofs: 730,
  /** Requests about data, with what was done about them. */
  requests: 730,
  /** How many messages were recognised as a routing outcome. */
  routingCounts: 730,
  /** Sign-in sessions and links of the staff that are over. */
  signIns: 30,
  /** Tasks that are done. */
  tasks: 730,
  /** These counts themselves. */
  retentionCounts: 730,
} as const satisfies Record<string, number>;

export type RetentionRule = keyof typeof RETENTION_DAYS;
