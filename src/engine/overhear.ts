import type { Catalogue } from './catalogue.ts';
import { turnOf } from './take-turn.ts';
import type { TurnRequest, TurnResult } from './turn.ts';

/**
 * A turn while somebody else has the talk: the assistant says nothing, but for what must come before anything else. The talk that
 * was under way stays as it is, to be gone on with afterwards, or is given up where `screen` says so. Pure, as `takeTurn`.
 */
export function overhear(catalogue: Catalogue, request: TurnRequest): TurnResult {
  let givenUp = false;
  const result = turnOf(catalogue, { ...request, session: null, questions: [] }, (turn, input) => {
    const screened = catalogue.screen?.(input, turn.entryContext(), request.session?.frames ?? []);
    if (!screened) return;
    const { dropsTalks = false, ...start } = screened;
    givenUp = dropsTalks;
    turn.begin(start);
  });
  // Nothing waits for what comes next: a person reads it.
  return 'need' in result ? result : { ...result, session: givenUp ? null : request.session, collects: false };
}
