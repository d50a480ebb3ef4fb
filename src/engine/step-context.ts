import type { Afterwards, Beginning, EffectHandle, LooseContext } from './context.ts';
import type { Flow } from './flow.ts';
import type { Input } from './input.ts';
import type { Move } from './move.ts';
import { readFact, readTogether, requestOf } from './read-fact.ts';
import type { Reply } from './reply.ts';
import type { RunningTurn } from './running-turn.ts';
import { type Lang, sayWith } from './words.ts';

/** What a step sees of a running turn. Replies that are written later keep it, so it never changes. */
export class StepContext implements LooseContext {
  readonly answers: Readonly<Record<string, unknown>>;
  private readonly turn: RunningTurn;
  private readonly flow: Flow | undefined;

  constructor(turn: RunningTurn, flow: Flow | undefined, answers: Readonly<Record<string, unknown>>) {
    this.turn = turn;
    this.flow = flow;
    this.answers = answers;
  }

  get now(): number {
    return this.turn.request.now;
  }

  get lang(): Lang {
    return this.turn.request.lang;
  }

  get misses(): number {
    return this.turn.misses;
  }

  get interrupted(): string | null {
    return this.turn.frames.at(-2)?.flow ?? null;
  }

  say(key: string, fillings?: Readonly<Record<string, string | number>>): string {
    return sayWith(this.flow!.compiled[this.lang], key, fillings);
  }

  remark(text: string): void {
    this.turn.remark(text);
  }

  fact(name: string, args?: unknown): unknown {
    return readFact(this.turn, name, args as object | undefined);
  }

  together(wanted: Record<string, unknown>): void {
    readTogether(
      this.turn,
      Object.entries(wanted).map(([fact, args]) => requestOf(fact, args as object | null)),
    );
  }

  effect(name: string, args: unknown): EffectHandle<unknown> {
    return { index: this.turn.effects.push({ effect: name, args: args as Record<string, unknown> }) - 1 };
  }

  after<Result>(effect: EffectHandle<Result>, render: (result: Result) => string | Reply): Afterwards {
    return {
      effect: effect.index,
      render: (result) => {
        const rendered = render(result as Result);
        return typeof rendered === 'string' ? { text: rendered } : rendered;
      },
    };
  }

  go<Step extends string>(step: Step, answers?: object): Move<Step> {
    return answers ? { kind: 'go', to: step, answers } : { kind: 'go', to: step };
  }

  again(text?: string, answers?: object): Move<'again'> {
    return { kind: 'again', to: 'again', ...(text !== undefined && { text }), ...(answers && { answers }) };
  }

  stay(taken?: { answers?: object; text?: string }): Move<'stay'> {
    return { kind: 'stay', to: 'stay', ...taken };
  }

  end(): Move<'end'> {
    return { kind: 'end', to: 'end' };
  }

  close(): Move<'end'> {
    return { kind: 'close', to: 'end' };
  }

  start<Id extends string>(flow: Id, at?: Beginning): Move<`flow:${Id}`> {
    return { kind: 'start', to: `flow:${flow}`, ...at };
  }

  interrupt<Id extends string>(flow: Id, at?: Beginning): Move<`flow:${Id}`> {
    return { kind: 'interrupt', to: `flow:${flow}`, ...at };
  }

  resume(take?: Input): Move<'end'> {
    return { kind: 'resume', to: 'end', ...(take && { take }) };
  }

  pass(input: Input): Move<'end'> {
    return { kind: 'pass', to: 'end', take: input };
  }
}
