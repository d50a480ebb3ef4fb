import type { FactRequest } from './turn.ts';

/** Thrown when a fact is not loaded yet; `takeTurn` turns it into `{need}`. */
export class FactMissing {
  readonly need: FactRequest[];
  constructor(need: FactRequest[]) {
    this.need = need;
  }
}

/** Thrown when a guard is reached; `takeTurn` turns it into a turn that ends the talk. */
export class TurnStopped {
  readonly why: 'too_many_steps' | 'too_many_replies';
  constructor(why: TurnStopped['why']) {
    this.why = why;
  }
}
