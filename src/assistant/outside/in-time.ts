import { within } from '../../platform/within.ts';
import { BotError } from './bot-error.ts';

/** A call that takes longer is given up, in milliseconds. */
export const LONGEST_CALL_MS = 6_000;

/** @throws BotError `slow` where the bot's answer takes longer. What runs on is of no interest. */
export function inTime<Answer>(ms: number, call: Promise<Answer>): Promise<Answer> {
  return within(ms, call, () => new BotError('slow', `Botpress gave no answer within ${ms} ms`));
}
