import type { EffectTypes } from '../../flows/effects.ts';
import { answerKey, type Catalogue, comeBack, overhear, type TurnRequest, type TurnResult } from '../engine/index.ts';

/** What a resident says to be with the assistant again, as keys: without marks and case. They are told the first one. */
const LEAVE = new Set(
  'thoat|gap may|gap tro ly|tro ly|gap tro ly tu dong|tro lai tro ly|noi voi may|/thoat|/menu|/start'.split('|'),
);

/** While a moderator has the talk: the update is taken and nothing is said. */
export function sayNothing({ session }: Pick<TurnRequest, 'session'>): TurnResult {
  return { session, replies: [], effects: [], collects: false, trail: [] };
}

/**
 * How the assistant hears while a moderator has the talk: it says nothing, but for an emergency and the like, and is there again at
 * once when the resident calls it.
 */
export function listenTurn(catalogue: Catalogue, request: TurnRequest): TurnResult {
  const { input } = request;
  if (input.kind !== 'text' || input.media?.length || !LEAVE.has(keyOf(input.text)))
    return overhear(catalogue, request);
  const { replies, ...back } = comeBack(catalogue, request);
  return {
    ...back,
    // Said with the effect's result: the words are the office's own, and the turn has no look at the database.
    replies: [
      { effect: 0, render: (left) => ({ text: (left as EffectTypes['leave_person']['result']).says }) },
      ...replies,
    ],
    effects: [{ effect: 'leave_person', args: {} }],
  };
}

function keyOf(text: string): string {
  const typed = text.trim();
  return typed.startsWith('/') ? typed.toLowerCase() : answerKey(typed);
}
