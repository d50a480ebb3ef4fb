import type { Input } from './input.ts';
import type { Move } from './move.ts';
import type { Reply } from './reply.ts';
import type { Fillings, Lang, Words } from './words.ts';

/** Names of effects, with what the shell needs to carry one out and what it gives back. */
export type EffectMap<Effects> = { [Name in keyof Effects]: { args: unknown; result: unknown } };

/** Names of facts, with what says which one is meant and what is read. */
export type FactMap<Facts> = { [Name in keyof Facts]: { args: unknown; value: unknown } };

/** Facts that need no arguments. */
export type PlainFact<Facts extends FactMap<Facts>> = {
  [Name in keyof Facts]: Facts[Name]['args'] extends undefined ? Name : never;
}[keyof Facts] &
  string;

/** An effect of this turn, whose result is known only after the shell has carried it out. */
export interface EffectHandle<Result> {
  readonly index: number;
  readonly result?: Result;
}

/** A reply that is written once the effect's result is known. */
export interface Afterwards {
  readonly effect: number;
  readonly render: (result: unknown) => Reply;
}

/** What a step may say: one message or several. */
export type Said = string | Reply | Afterwards | undefined | readonly (string | Reply | Afterwards | undefined)[];

/** What somebody may know who decides where a talk begins. */
export interface EntryContext<Facts extends FactMap<Facts>> {
  readonly now: number;
  readonly lang: Lang;
  /** The flow that waits below the present one, to be resumed; null where none does. */
  readonly interrupted: string | null;
  /** A fact that is not loaded yet ends the turn quietly; it is taken again with the fact. Do nothing with side effects before. */
  fact<Name extends keyof Facts & string>(
    name: Name,
    ...args: Facts[Name]['args'] extends undefined ? [] : [args: Facts[Name]['args']]
  ): Facts[Name]['value'];
  /** Has facts loaded in one round that are read one after another: a turn has few rounds. Those without arguments are `null` here. */
  together(
    wanted: {
      readonly [Name in keyof Facts & string]?: Facts[Name]['args'] extends undefined ? null : Facts[Name]['args'];
    },
  ): void;
}

/** What a step of a flow knows and can do. All of it is pure: moves, effects and replies are values that the shell acts on. */
export interface Context<
  Answers,
  W extends Words,
  Effects extends EffectMap<Effects>,
  Facts extends FactMap<Facts>,
  Steps extends string,
  FlowIds extends string,
> extends EntryContext<Facts> {
  readonly answers: Readonly<Answers>;
  /** How often in a row the answer was not understood: 0 when the question is asked for the first time. */
  readonly misses: number;
  /** The sentence in the person's language. */
  say<Key extends keyof W & string>(key: Key, ...fillings: Fillings<W[Key]>): string;
  /** Puts a text before the next question, in the same message. */
  remark(text: string): void;
  /** Decides that something is to be done inside the turn's transaction. */
  effect<Name extends keyof Effects & string>(
    name: Name,
    args: Effects[Name]['args'],
  ): EffectHandle<Effects[Name]['result']>;
  /** A reply that is written with the effect's result, so that a code is said only when it is true. */
  after<Result>(effect: EffectHandle<Result>, render: (result: Result) => string | Reply): Afterwards;

  /** To another step, with answers to remember. An answer set to `undefined` is forgotten. */
  go<Step extends Steps>(step: Step, answers?: Partial<Answers>): Move<Step>;
  /** Not answered: the question once more, in the given words or in its own (which may look at `misses`). */
  again(text?: string, answers?: Partial<Answers>): Move<'again'>;
  /** Taken, and the question stays open without being repeated. */
  stay(taken?: { answers?: Partial<Answers>; text?: string }): Move<'stay'>;
  /** The talk is over; one that was interrupted goes on. */
  end(): Move<'end'>;
  /** The talk is over, and so are those that were interrupted: there is nothing left to go on with. */
  close(): Move<'end'>;
  /** Another talk in place of this one. With `take` its step takes that input instead of asking. */
  start<Id extends FlowIds>(flow: Id, at?: Beginning): Move<`flow:${Id}`>;
  /** Another talk now; this one goes on afterwards. */
  interrupt<Id extends FlowIds>(flow: Id, at?: Beginning): Move<`flow:${Id}`>;
  /** This talk is over and the interrupted one goes on: it asks its question again, or takes the given input. */
  resume(take?: Input): Move<'end'>;
  /** This talk is over and the input is taken as a first message. */
  pass(input: Input): Move<'end'>;
}

export interface Beginning {
  step?: string;
  answers?: Record<string, unknown>;
  take?: Input;
}

/** The context as the engine sees it, with the names of effects, facts and steps taken away. */
export type LooseContext = Context<
  Record<string, unknown>,
  Words,
  Record<string, { args: unknown; result: unknown }>,
  Record<string, { args: unknown; value: unknown }>,
  string,
  string
>;
