import type { MessageFacts } from '../../messages/ledger-store.ts';
import type { NewTask } from '../../staff/task-store.ts';
import { ledgerWords } from './words.ts';

/** Somebody whom no message reaches is to be called. The subject is the conversation. */
export const PHONE_TASK = 'phone';

/** What was not sent because the month's messages were needed for more important ones. The subject is `<channel>:<YYYY-MM>`. */
export const QUOTA_TASK = 'quota';

/** So long after that the call should be made: the next working morning at the latest. Milliseconds. */
export const CALL_WITHIN_MS = 24 * 3_600_000;

const MOST_NOTE = 500;

/** The task to call whom a message is for and say what is in it. */
export function phoneTask(
  facts: Pick<MessageFacts, 'conversationId' | 'issueId' | 'wardId' | 'text'>,
  why: keyof typeof ledgerWords.why,
  now: Date,
): NewTask {
  return {
    kind: PHONE_TASK,
    subject: facts.conversationId,
    conversationId: facts.conversationId,
    issueId: facts.issueId ?? undefined,
    wardId: facts.wardId ?? undefined,
    note: ledgerWords.call(ledgerWords.why[why], facts.text ?? ledgerWords.confidential).slice(0, MOST_NOTE),
    dueAt: new Date(now.getTime() + CALL_WITHIN_MS),
  };
}
