/** The timer of a conversation without consent; its subject is the id of the conversation. */
export const CONSENT_LAPSED = 'consent_lapsed';

/** Silence is no consent: a day after the last message, what was held is erased. */
export const CONSENT_SILENCE_MS = 24 * 60 * 60 * 1000;
