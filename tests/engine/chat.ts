import {
  type Catalogue,
  type EffectCall,
  type Input,
  type OutsideQuestion,
  type Reply,
  restoredSession,
  type Session,
  storedSession,
  type Turn,
  takeTurn,
} from '../../src/engine/index.ts';
import { catalogue as sample } from './sample-flows.ts';

/** One conversation with the engine: the session is kept as JSON between all turns, and nothing that was given may change. */
export class Chat {
  now = 1_800_000_000_000;
  facts = new Map<string, unknown>([
    ['person', { admitted: true }],
    ['weather', 'nắng'],
  ]);
  questions: OutsideQuestion[] = [];
  session: Session | null = null;
  last!: Turn;
  replies: Reply[] = [];
  private readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue = sample) {
    this.catalogue = catalogue;
  }

  says(text: string, repliesTo?: string): string[] {
    return this.hear({ kind: 'text', text }, repliesTo);
  }

  presses(id: string): string[] {
    return this.hear({ kind: 'choice', id });
  }

  /** The id of the button of the last question with this label. */
  button(label: string): string {
    return this.replies.flatMap(({ choices = [] }) => choices).find((choice) => choice.label === label)!.id;
  }

  hear(input: Input, repliesTo?: string): string[] {
    const before = JSON.stringify(this.session);
    const result = takeTurn(this.catalogue, {
      session: this.session,
      input,
      facts: this.facts,
      now: this.now,
      lang: 'vi',
      questions: this.questions,
      ...(repliesTo !== undefined && { repliesTo }),
    });
    if (JSON.stringify(this.session) !== before) throw new Error('the session that was given has changed');
    if ('need' in result) throw new Error(`needs ${JSON.stringify(result.need)}`);
    this.last = result;
    this.session = restoredSession(JSON.parse(JSON.stringify(storedSession(result.session))));
    this.questions = this.questions.filter(({ id }) => id !== result.answered);
    this.replies = result.replies.map((one) => ('reply' in one ? one.reply : one.render({ code: 'VC-0001' })));
    this.now += 1_000;
    return this.replies.map(({ text }) => text);
  }

  get at(): string {
    return this.session?.frames.map(({ flow, step }) => `${flow}.${step}`).join(' > ') ?? '';
  }

  get effects(): EffectCall[] {
    return this.last.effects;
  }
}
