/** Somebody whom no message reaches is to be called. The subject is the conversation. */
export const PHONE_TASK = 'phone';

/** What was not sent because the month's messages were needed for more important ones. The subject is `<channel>:<YYYY-MM>`. */
export const QUOTA_TASK = 'quota';

/** So long after that the call should be made: the next working morning at the latest. Milliseconds. */
export const CALL_WITHIN_MS = 24 * 3_600_000;
