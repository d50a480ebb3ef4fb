import type { Context, EffectMap, FactMap, LooseContext, PlainFact, Said } from './context.ts';
import type { Input } from './input.ts';
import type { Keeping, Move } from './move.ts';
import type { Choice, Reply } from './reply.ts';
import { choiceKeys, type Offer } from './resolve-choice.ts';
import { type CompiledWords, compileWords, type Lang, type SameBlanks, sayWith, type Words } from './words.ts';

/** A question: a text, or a whole reply with a location button, pictures or choices made on the spot. */
export type Question = string | Reply;

/** A choice that is always offered with a question; `label` is the key of a sentence. */
export interface StepChoice<Key extends string = string> {
  readonly id: string;
  readonly label: Key;
  /** Further words that mean the same in any language, compared without marks and case. */
  readonly words?: readonly string[];
}

/** A step that asks and waits. */
export interface WaitingStep<C, Key extends string, Lead extends string> {
  /** Every place this step can go to: steps, `end`, `flow:<id>`. Its moves are checked against it. */
  readonly leads: readonly Lead[];
  readonly say?: (c: C) => Said;
  readonly ask: (c: C) => Question;
  readonly choices?: readonly StepChoice<Key>[];
  readonly accept: (input: Input, c: C) => Move<NoInfer<Lead> | Keeping>;
  /** People answer this in several messages: the next texts are joined before they are taken. */
  readonly collects?: true;
  /** Where "hủy" and "thoát" lead, where giving up has something to settle; else the talk is simply given up. */
  readonly cancelled?: Lead;
  readonly next?: undefined;
}

/** A step that only says and decides. */
export interface DecidingStep<C, Lead extends string> {
  readonly leads: readonly Lead[];
  readonly say?: (c: C) => Said;
  readonly next: (c: C) => Move<NoInfer<Lead>>;
  readonly ask?: undefined;
  readonly accept?: undefined;
  readonly choices?: undefined;
  readonly collects?: undefined;
  readonly cancelled?: undefined;
}

/** A guided talk as a value. Made by the function that `flowsWith` gives; see `flows/README.md`. */
export interface Flow {
  readonly id: string;
  readonly version: number;
  readonly start: string;
  readonly doors: readonly string[];
  readonly steps: ReadonlyMap<string, AnyStep>;
  readonly words: Words;
  readonly compiled: Readonly<Record<Lang, CompiledWords>>;
  readonly renamed: Readonly<Record<string, string>>;
  readonly facts: readonly string[];
  readonly keeps: ((answers: Record<string, unknown>) => string | null) | undefined;
  readonly late: 'ask' | 'continue';
}

export type AnyStep = (WaitingStep<LooseContext, string, string> | DecidingStep<LooseContext, string>) & {
  readonly name: string;
  /** The choices of `choices`, ready to be offered. */
  readonly offers: Readonly<Record<Lang, readonly Offer[]>> | undefined;
};

type LeadOf<Leads, FlowIds extends string> = (keyof Leads & string) | 'end' | `flow:${FlowIds}`;

/**
 * Binds the effects, facts and ids that flows of one project may name, once:
 *
 *     export const flowFor = flowsWith<EffectTypes, FactTypes, 'welcome' | 'menu'>();
 *     export const menu = flowFor<{ name?: string }>()({ id: 'menu', version: 1, start: 'ask', words, steps: { … } });
 *
 * The compiler rejects a step, sentence, effect, fact or flow that does not exist, a sentence that lacks a language or a
 * filling, and a move to a step that is not among the `leads`.
 */
export function flowsWith<Effects extends EffectMap<Effects>, Facts extends FactMap<Facts>, FlowIds extends string>() {
  return <Answers extends object>() =>
    <const W extends Words, Leads extends { [Step in keyof Leads]: LeadOf<Leads, FlowIds> }>(definition: {
      readonly id: FlowIds;
      /** Raised when steps change their meaning; stored with each session. */
      readonly version: number;
      readonly start: keyof Leads & string;
      /** Further steps that may be entered from outside: by a question of the office, another flow, a global word. */
      readonly doors?: readonly (keyof Leads & string)[];
      readonly words: W & SameBlanks<W>;
      readonly steps: {
        readonly [Step in keyof Leads]:
          | WaitingStep<
              Context<Answers, W, Effects, Facts, keyof Leads & string, FlowIds>,
              keyof W & string,
              Leads[Step] & string
            >
          | DecidingStep<Context<Answers, W, Effects, Facts, keyof Leads & string, FlowIds>, Leads[Step] & string>;
      };
      /** Old names of steps, for sessions that wait at them: a step's name is a promise. */
      readonly renamed?: Readonly<Record<string, keyof Leads & string>>;
      /** Facts that are loaded together as soon as the first is asked for. */
      readonly facts?: readonly PlainFact<Facts>[];
      /**
       * What was told so far, in a few words of the person; null while nothing would be lost. A talk that keeps something is
       * interrupted by other talks instead of replaced, and asks "continue or anew?" after a long silence.
       */
      readonly keeps?: (answers: Readonly<Answers>) => string | null;
      /** `continue`: no such question after a silence, the answer is simply taken. Default `ask`. */
      readonly late?: 'ask' | 'continue';
    }): Flow =>
      compileFlow(definition as unknown as Definition);
}

interface Definition {
  id: string;
  version: number;
  start: string;
  doors?: readonly string[];
  words: Words;
  steps: Record<string, Omit<AnyStep, 'name' | 'offers'>>;
  renamed?: Record<string, string>;
  facts?: readonly string[];
  keeps?: (answers: Record<string, unknown>) => string | null;
  late?: 'ask' | 'continue';
}

function compileFlow(definition: Definition): Flow {
  const { id, version, start, words } = definition;
  const compiled = compileWords(words);
  const steps = new Map(
    Object.entries(definition.steps).map(([name, step]) => {
      const offers = step.choices && {
        vi: offersOf(step.choices, compiled.vi),
        en: offersOf(step.choices, compiled.en),
      };
      return [name, { ...step, name, offers } as AnyStep];
    }),
  );
  return {
    id,
    version,
    start,
    words,
    compiled,
    steps,
    doors: definition.doors ?? [],
    renamed: definition.renamed ?? {},
    facts: definition.facts ?? [],
    keeps: definition.keeps,
    late: definition.late ?? 'ask',
  };
}

/** The same talk with other sentences under the same keys. What a button said before is still understood when it is typed. */
export function withWords(flow: Flow, words: Words): Flow {
  const compiled = compileWords(words);
  const steps = new Map(
    [...flow.steps].map(([name, step]) => {
      if (!step.choices) return [name, step];
      const offers = (lang: Lang) =>
        offersOf(
          step.choices!.map((choice) => knownAs(choice, flow.words[choice.label]![lang])),
          compiled[lang],
        );
      return [name, { ...step, offers: { vi: offers('vi'), en: offers('en') } }];
    }),
  );
  return { ...flow, words, compiled, steps };
}

function knownAs(choice: StepChoice, label: string): StepChoice {
  return { ...choice, words: [...(choice.words ?? []), label] };
}

function offersOf(choices: readonly StepChoice[], words: CompiledWords): Offer[] {
  return choices.map(({ id, label, words: further }) => {
    const choice: Choice = { id, label: sayWith(words, label), ...(further && { words: further }) };
    return { ...choice, keys: choiceKeys(choice) };
  });
}
