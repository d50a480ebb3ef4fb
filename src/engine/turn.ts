import type { Input } from './input.ts';
import type { Choice, Reply } from './reply.ts';
import type { Session } from './session.ts';

/** Something that is read for a step. The key of a loaded fact is `factKey(request)`. */
export interface FactRequest {
  fact: string;
  args?: Record<string, unknown>;
}

/** A decision that the shell carries out inside the turn's transaction. */
export interface EffectCall {
  effect: string;
  args: Record<string, unknown>;
}

/**
 * A reply of a turn. One that names an effect is rendered with that effect's result, inside the transaction,
 * so that a code is said only when it is true. `effect` is the index into `Turn.effects`.
 */
export type TurnReply = { reply: Reply } | { effect: number; render: (result: unknown) => Reply };

/** A question that was asked from outside a flow: a reminder, "đèn sáng chưa?", a question of the staff. */
export interface OutsideQuestion {
  /** Id of the outbox message that asked it. */
  id: string;
  /** Milliseconds since the epoch at which it was sent. */
  sentAt: number;
  choices: (Choice & { starts: Start })[];
  /** Where any other answer goes, for a question that takes free words and photos. */
  anything?: Start;
}

export interface Start {
  flow: string;
  step?: string;
  answers?: Record<string, unknown>;
}

export interface TurnRequest {
  session: Session | null;
  input: Input;
  /** Loaded facts by `factKey`. */
  facts: ReadonlyMap<string, unknown>;
  /** Milliseconds since the epoch. */
  now: number;
  lang: 'vi' | 'en';
  /** Open questions from outside, newest last. */
  questions?: readonly OutsideQuestion[];
  /** The outside question that this input replies to, where the channel says so. */
  repliesTo?: string;
}

export interface Turn {
  /** Null: the talk has ended. */
  session: Session | null;
  replies: TurnReply[];
  effects: EffectCall[];
  /** The outside question that this turn answered. */
  answered?: string;
  /** Whether the next text is likely to come in fragments that are to be joined (design point 7). */
  collects: boolean;
  /** Steps entered and left, for the counts per step. */
  trail: { flow: string; step: string }[];
}

/** What `takeTurn` returns: the turn, or the facts that it needs before it can be taken. */
export type TurnResult = Turn | { need: FactRequest[] };
