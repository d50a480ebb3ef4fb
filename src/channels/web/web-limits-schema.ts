/** Without the checks themselves, which the page has no use for. */

/** UTF-16 units; a longer text is the person's to divide. */
export const MOST_TEXT = 4_000;

export const MOST_PHOTO_BYTES = 10 * 1024 * 1024;

/** Chosen at one time. */
export const MOST_PHOTOS = 10;

/** What stands behind the hash of an address of the chat: a one-time code that is to be said there. */
export const CODE_IN_HASH = 'ma';
