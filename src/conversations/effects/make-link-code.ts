import { shownLinkCode } from '../../language/link-code.ts';
import { makeLinkCode } from '../../people/link-code-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** What a code of `link_codes` is for: an account that belongs to who asked for it in a conversation. */
export const PERSON_CODE = 'person';

/** Long enough to find the other telephone, short enough that a code that was overheard is soon worth nothing. */
const VALID_MINUTES = 15;

export const makeLinkCodeEffect: EffectHandler<'make_link_code'> = async (tx, calls, { now, lookupHash }) => {
  const results = [];
  for (const { conversation } of calls) {
    const wanted = { purpose: PERSON_CODE, subject: conversation.id, validMs: VALID_MINUTES * 60_000, now };
    const { code } = await makeLinkCode(tx, wanted, { lookupHash });
    results.push({ shown: shownLinkCode(code), minutes: VALID_MINUTES });
  }
  return results;
};
