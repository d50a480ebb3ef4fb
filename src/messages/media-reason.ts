/** Why a medium has no bytes: kept in `media.reason`; pages have words for each. */
export type MediaReason =
  /** Of a kind that nobody here could open safely: a program, a web page, a drawing with scripts. */
  | 'type_not_allowed'
  /** Broken off, damaged, or of a make that cannot be decoded here. */
  | 'unreadable'
  /** As an iPhone keeps it (HEIC): patents keep what decodes it out of the libraries that we may use. */
  | 'iphone_photo'
  | 'too_large'
  | 'too_many_pixels'
  /** The platform has it no more. */
  | 'gone'
  /** The platform could not be asked for a day. */
  | 'unreachable';

/** What is larger is refused, and people are told this number. */
export const MOST_MEGABYTES = 20;
