import type { Catalogue } from './catalogue.ts';
import type { LooseContext } from './context.ts';
import { LATE } from './continue-or-anew.ts';
import { EngineError } from './engine-error.ts';
import type { AnyStep, Flow } from './flow.ts';
import type { Input } from './input.ts';
import type { Move } from './move.ts';
import { sameChoices, stamped } from './offered-choices.ts';
import type { Reply } from './reply.ts';
import { asksWhich } from './same-talk.ts';
import { type Frame, momentAt, type Session } from './session.ts';
import { TurnStopped } from './signals.ts';
import { Spoken } from './spoken.ts';
import { StepContext } from './step-context.ts';
import type { EffectCall, Start, Turn, TurnRequest } from './turn.ts';
import { sayWith } from './words.ts';

/** A flow that runs in circles is stopped after so many steps. */
export const MOST_STEPS = 50;

/** Talks that can lie one over the other; the oldest is forgotten. */
export const MOST_FRAMES = 3;

/** After so many misunderstandings in a row a person is offered. */
const LOST_AFTER = 3;

/** One turn while it is taken: what has been decided so far. Lives only inside `takeTurn`. */
export class RunningTurn {
  readonly catalogue: Catalogue;
  readonly request: TurnRequest;
  readonly effects: EffectCall[] = [];
  readonly trail: Turn['trail'] = [];
  readonly spoken = new Spoken();
  frames: Frame[];
  misses: number;
  answered: string | undefined;
  private offered: Session['offered'];
  private asked: string;
  private touched: string | undefined;
  private collects = true;
  private found: Flow | undefined;

  constructor(catalogue: Catalogue, request: TurnRequest) {
    const { session } = request;
    this.catalogue = catalogue;
    this.request = request;
    this.frames = session ? session.frames.slice() : [];
    this.misses = session?.misses ?? 0;
    this.offered = session?.offered;
    this.asked = session?.asked ?? '';
    this.touched = session?.touched;
  }

  result(): Turn {
    const { frames, effects, trail, asked, touched, offered, misses, answered } = this;
    const turn: Turn = { session: null, replies: this.spoken.all(), effects, collects: true, trail };
    if (answered !== undefined) turn.answered = answered;
    if (frames.length > 0) {
      turn.session = { frames, asked };
      if (touched !== undefined) turn.session.touched = touched;
      if (offered) turn.session.offered = offered;
      if (misses > 0) turn.session.misses = misses;
      turn.collects = this.collects;
    }
    return turn;
  }

  /** The end of a turn that a guard stopped: generic words, no effects, and the reason at the end of the trail. */
  stopped(why: TurnStopped['why']): Turn {
    const { flow, step } = this.trail.at(-1) ?? { flow: '', step: '' };
    const trail = [...this.trail.slice(0, MOST_STEPS), { flow, step: `${step}!${why}` }];
    const replies = [{ reply: { text: this.sentence('stopped') } }];
    return { session: null, replies, effects: [], collects: true, trail };
  }

  sentence(key: keyof Catalogue['words']): string {
    return sayWith(this.catalogue.compiled[this.request.lang], key);
  }

  remark(text: string): void {
    this.spoken.remark(text);
  }

  flowOf(frame: Frame): Flow {
    if (this.found?.id === frame.flow) return this.found;
    const flow = this.catalogue.flows.get(frame.flow);
    this.found = flow;
    if (!flow) throw new EngineError({ flow: frame.flow, step: frame.step, problem: 'there is no such flow' });
    return flow;
  }

  entryContext(): LooseContext {
    return new StepContext(this, undefined, {});
  }

  /** What the talk of a frame has kept of the person's words; null: nothing is lost without it. */
  kept(frame: Frame): string | null {
    const { keeps } = this.flowOf(frame);
    return keeps ? keeps(frame.answers) : null;
  }

  /** Begins a talk: over the present one where that keeps something, else in its place. */
  begin(start: Start, take?: Input): void {
    const top = this.frames.at(-1);
    if (top && this.kept(top) === null) this.pop();
    this.push(start);
    this.arrive(take);
  }

  /** Takes an input as a first message. */
  first(input: Input): void {
    const c = this.entryContext();
    const entry = this.catalogue.entry(input, c);
    const admission = entry && !entry.open && this.catalogue.admit?.(input, c);
    if (admission) this.begin(admission);
    else if (entry) this.begin(entry, entry.take ? input : undefined);
    else if (this.frames.length > 0) this.resumeTop();
  }

  /** Puts a talk on top. One talk of a kind: the newer replaces the older. */
  push({ flow, step, answers = {} }: Start): void {
    const definition = this.catalogue.flows.get(flow);
    if (!definition) throw new EngineError({ flow, step: step ?? '', problem: 'there is no such flow' });
    this.frames = this.frames.filter((frame) => frame.flow !== flow && frame.flow !== LATE);
    if (this.frames.length === MOST_FRAMES) this.frames.shift();
    const { start, steps, renamed, version } = definition;
    const at = step ?? start;
    this.frames.push({ flow, version, step: steps.has(at) ? at : (renamed[at] ?? start), answers });
    this.forgetQuestion();
  }

  /** Takes the top talk away; its buttons are of the past. */
  pop(): Frame {
    this.forgetQuestion();
    return this.frames.pop()!;
  }

  /** The top talk begins at its step. */
  arrive(take?: Input): void {
    this.misses = 0;
    if (take) this.take(take);
    else this.enter();
  }

  /** Gives an input to the step that waits. */
  take(input: Input): void {
    const frame = this.frames.at(-1)!;
    const step = this.stepOf(frame);
    if (!step.accept) this.enter();
    else {
      this.passThrough(frame);
      const { accept } = step;
      this.follow(accept(input, this.context(frame)));
    }
  }

  /** Asks the question of the step that waits once more. Its buttons stay good: nothing has changed. */
  askAgain(): void {
    this.ask(this.asked);
  }

  /** The top talk goes on after something else: it asks its question again. */
  resumeTop(): void {
    this.misses = 0;
    this.remark(this.sentence('resuming'));
    this.ask();
  }

  private enter(): void {
    for (;;) {
      const frame = this.frames.at(-1)!;
      const step = this.stepOf(frame);
      this.passThrough(frame);
      const c = this.context(frame);
      const { say, next } = step;
      if (say) this.spoken.say(say(c));
      if (!next) {
        this.ask();
        return;
      }
      const move = next(c);
      if (move.kind !== 'go') {
        this.follow(move);
        return;
      }
      this.go(frame, move);
    }
  }

  private follow(move: Move): void {
    const frame = this.frames.at(-1)!;
    switch (move.kind) {
      case 'go':
        this.go(frame, move);
        this.enter();
        break;
      case 'again':
        this.misses += 1;
        if (move.answers) this.remember(frame, move.answers);
        if (this.misses >= LOST_AFTER && this.catalogue.lost) this.remark(this.catalogue.lost(this.entryContext()));
        this.ask(this.asked, move.text);
        break;
      case 'stay':
        if (move.answers) this.remember(frame, move.answers);
        if (move.text !== undefined) this.spoken.say(move.text);
        this.touched = momentAt(this.request.now);
        this.collects = this.stepOf(frame).collects === true;
        break;
      case 'end':
        this.pop();
        if (this.frames.length > 0) this.resumeTop();
        break;
      case 'close':
        this.forgetQuestion();
        this.frames = [];
        break;
      case 'start':
      case 'interrupt':
        if (move.kind === 'start') this.pop();
        if (asksWhich(this, move)) break;
        this.push({ flow: move.to.slice('flow:'.length), step: move.step, answers: move.answers as Start['answers'] });
        this.arrive(move.take);
        break;
      case 'resume':
        this.pop();
        this.misses = 0;
        if (this.frames.length > 0 && move.take) this.take(move.take);
        else if (this.frames.length > 0) this.resumeTop();
        break;
      case 'anew':
        this.pop();
        this.pop();
        if (move.take) this.first(move.take);
        else this.begin(move.step === undefined ? this.catalogue.idle : { flow: move.step });
        break;
      case 'pass':
        this.pop();
        this.first(move.take!);
    }
  }

  private go(frame: Frame, { to, answers }: Move): void {
    const { id, version, steps } = this.flowOf(frame);
    if (!steps.has(to)) throw new EngineError({ flow: id, step: frame.step, problem: `there is no step ${to}` });
    const kept = answers ? { ...frame.answers, ...answers } : frame.answers;
    this.frames[this.frames.length - 1] = { flow: id, version, step: to, answers: kept };
    this.misses = 0;
    this.forgetQuestion();
  }

  private remember(frame: Frame, answers: object): void {
    this.frames[this.frames.length - 1] = { ...frame, answers: { ...frame.answers, ...answers } };
  }

  /** `before`: the moment of the earlier asking, whose buttons stay good while the choices are the same. */
  private ask(before?: string, instead?: string): void {
    const frame = this.frames.at(-1)!;
    const step = this.stepOf(frame);
    const { ask } = step;
    if (!ask) {
      this.enter();
      return;
    }
    const question = ask(this.context(frame));
    const reply: Reply = typeof question === 'string' ? { text: question } : { ...question };
    const declared = step.offers?.[this.request.lang];
    const made = reply.choices;
    reply.text = this.spoken.remarked(instead ?? reply.text);
    const moment = momentAt(this.request.now);
    const same = before !== undefined && before !== '' && sameChoices(this.offered, made);
    this.asked = same ? before : moment;
    this.touched = same ? moment : undefined;
    this.offered = made;
    if (made) reply.choices = made.map((choice) => stamped(choice, this.asked));
    else if (declared) reply.choices = declared.map((choice) => stamped(choice, this.asked));
    this.collects = step.collects === true;
    const { version } = this.flowOf(frame);
    if (frame.version !== version) this.frames[this.frames.length - 1] = { ...frame, version };
    this.spoken.reply({ reply });
  }

  private forgetQuestion(): void {
    this.offered = undefined;
    this.asked = '';
  }

  private passThrough({ flow, step }: Frame): void {
    this.trail.push({ flow, step });
    if (this.trail.length > MOST_STEPS) throw new TurnStopped('too_many_steps');
  }

  stepOf(frame: Frame): AnyStep {
    return this.flowOf(frame).steps.get(frame.step)!;
  }

  private context(frame: Frame): LooseContext {
    return new StepContext(this, this.flowOf(frame), frame.answers);
  }
}
