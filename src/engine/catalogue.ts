import type { EntryContext, FactMap, PlainFact } from './context.ts';
import { continueOrAnew } from './continue-or-anew.ts';
import { EngineError } from './engine-error.ts';
import type { Flow } from './flow.ts';
import type { Input, Spoken } from './input.ts';
import { answerKey } from './resolve-choice.ts';
import type { Frame } from './session.ts';
import type { Start } from './turn.ts';
import { type CompiledWords, compileWords, type Lang, type Sentence } from './words.ts';

/** Where a talk begins. With `take` the step takes the input instead of asking its question. */
export interface Entry extends Start {
  take?: boolean;
  /** Whether somebody may go there who has yet to pass `admit`. */
  open?: boolean;
}

/** Where an input leads that must come before anything else. */
export interface Screened extends Start {
  /** The talks under way are given up, with all that they kept; else they wait below. */
  dropsTalks?: boolean;
}

/** Words that work at any step, compared without marks and case. */
export interface GlobalWord<Facts extends FactMap<Facts> = LooseFacts> {
  readonly words: readonly string[];
  /** With the slash. */
  readonly commands: readonly string[];
  /** `cancel` gives up the present talk. */
  readonly does: 'cancel' | ((c: EntryContext<Facts>) => Start);
  /** Whether it works for somebody who has yet to pass `admit`. */
  readonly open?: boolean;
}

/** What the engine itself says. `{what}` is what a flow `keeps`. */
export interface EngineWords {
  /** A button of an earlier question was pressed. */
  readonly staleButton: Sentence;
  readonly unknownCommand: Sentence;
  /** Before the question of a talk that was interrupted. */
  readonly resuming: Sentence;
  readonly late: Sentence;
  readonly lateContinue: Sentence;
  readonly lateAnew: Sentence;
  /** The flow has changed and begins again with what was told. */
  readonly changed: Sentence;
  /** The flow is no longer there. */
  readonly gone: Sentence;
  /** A guard stopped the turn. */
  readonly stopped: Sentence;
  readonly cancelled: Sentence;
  readonly nothingToCancel: Sentence;
}

export interface CatalogueDefinition<Facts extends FactMap<Facts>> {
  readonly flows: readonly Flow[];
  readonly words: EngineWords;
  /** Facts that are loaded together as soon as any is asked for. */
  readonly facts?: readonly PlainFact<Facts>[];
  /** Where a first message leads; null: it needs no answer. */
  readonly entry: (input: Input, c: EntryContext<Facts>) => Entry | null;
  /**
   * Looks at each input before anybody else does: before `admit`, before the words that work everywhere, and whatever is asked just
   * now. Null for nearly all of them, so it must be cheap. `talks` are those under way, the newest last.
   */
  readonly screen?: (input: Input, c: EntryContext<Facts>, talks: readonly Frame[]) => Screened | null;
  /** Where somebody must go before anything else; null when nothing stands in the way. `wanted`: where a word was to lead that works everywhere. */
  readonly admit?: (input: Input | null, c: EntryContext<Facts>, wanted?: Start) => Start | null;
  /**
   * Another talk that the words of an input ask for in the middle of any talk, e.g. the code of an issue. Null for nearly all, so it must
   * be cheap.
   */
  readonly recognise?: (input: Spoken, c: EntryContext<Facts>) => Entry | null;
  /** What is shown when there is nothing to ask. */
  readonly idle: Start;
  readonly globals: readonly GlobalWord<Facts>[];
  /** Said before a question that was not understood for the third time in a row. */
  readonly lost?: (c: EntryContext<Facts>) => string;
}

export type LooseFacts = Record<string, { args: unknown; value: unknown }>;

/** Everything that `takeTurn` needs to know about the talks of one service. Made by `catalogueOf`. */
export interface Catalogue extends Omit<CatalogueDefinition<LooseFacts>, 'flows' | 'facts' | 'globals'> {
  readonly facts?: readonly string[];
  readonly flows: ReadonlyMap<string, Flow>;
  readonly compiled: Readonly<Record<Lang, CompiledWords>>;
  readonly globalWords: ReadonlyMap<string, GlobalWord>;
  readonly commands: ReadonlyMap<string, GlobalWord>;
}

/** Puts flows together. Throws `EngineError` for two flows with one id and for a lead to a flow that is not there. */
export function catalogueOf<Facts extends FactMap<Facts>>(definition: CatalogueDefinition<Facts>): Catalogue {
  const loose = definition as unknown as CatalogueDefinition<LooseFacts>;
  const flows = new Map<string, Flow>();
  for (const flow of [...loose.flows, continueOrAnew(loose.words)]) {
    if (flows.has(flow.id))
      throw new EngineError({ flow: flow.id, step: flow.start, problem: 'there are two flows with this id' });
    flows.set(flow.id, flow);
  }
  for (const flow of flows.values())
    for (const step of flow.steps.values())
      for (const lead of step.leads)
        if (lead.startsWith('flow:') && !flows.has(lead.slice(5)))
          throw new EngineError({ flow: flow.id, step: step.name, problem: `leads to ${lead}, which is not there` });
  return {
    ...loose,
    flows,
    compiled: compileWords({ ...loose.words }),
    globalWords: new Map(loose.globals.flatMap((word) => word.words.map((name) => [answerKey(name), word] as const))),
    commands: new Map(
      loose.globals.flatMap((word) => word.commands.map((name) => [name.toLowerCase(), word] as const)),
    ),
  };
}
