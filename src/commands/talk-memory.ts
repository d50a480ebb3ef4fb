import type { EffectTypes, IssueWords } from '../../flows/effects.ts';
import type { FactTypes, IssueDetail, PersonFact } from '../../flows/facts.ts';
import { catalogue } from '../../flows/index.ts';
import { factKey, type Input, type OutsideQuestion, type Reply, type Session, takeTurn } from '../engine/index.ts';
import type { Knowledge } from '../language/knowledge.ts';

/** What one turn came to. */
export interface Heard {
  replies: Reply[];
  effects: { effect: keyof EffectTypes; args: unknown }[];
  /** Whether a question now waits for the person. */
  waits: boolean;
  /** Steps that were passed. */
  trail: { flow: string; step: string }[];
}

export interface TalkSetting {
  knowledge: Knowledge;
  person: PersonFact;
  /** Issues that are there from the beginning, newest first. */
  issues?: IssueDetail[];
  /** What lies at the pin that is sent, whatever it is. */
  areaAt?: FactTypes['area_at']['value'];
  /** Milliseconds since the epoch. */
  now: number;
}

const DAY = 86_400_000;

/**
 * One conversation with the real engine and flows, with facts and effects in memory instead of the database: for `talk` and for
 * transcripts. The session goes through JSON between all turns, as it does in the service.
 */
export class TalkMemory {
  now: number;
  readonly person: PersonFact;
  readonly issues: IssueDetail[];
  readonly questions: OutsideQuestion[] = [];
  areaAt: FactTypes['area_at']['value'];
  private readonly knowledge: Knowledge;
  private session = 'null';
  private last: Reply | undefined;

  constructor({ knowledge, person, issues = [], areaAt, now }: TalkSetting) {
    this.knowledge = knowledge;
    this.person = { ...person };
    this.issues = issues.map((issue) => ({ ...issue }));
    this.areaAt = areaAt ?? { areaId: null, wardId: null, edge: null, candidates: [] };
    this.now = now;
  }

  /** The choices that stand under the last message. */
  get choices(): NonNullable<Reply['choices']> {
    return this.last?.choices ?? [];
  }

  hear(input: Input, { repliesTo }: { repliesTo?: string } = {}): Heard {
    const facts = new Map<string, unknown>();
    for (let round = 0; round <= 3; round += 1) {
      const result = takeTurn(catalogue, {
        session: JSON.parse(this.session) as Session | null,
        input,
        facts,
        now: this.now,
        lang: this.person.lang,
        questions: this.questions,
        ...(repliesTo !== undefined && { repliesTo }),
      });
      if ('need' in result) {
        for (const request of result.need)
          facts.set(factKey(request), this.factOf(request.fact as keyof FactTypes, request.args));
        continue;
      }
      this.session = JSON.stringify(result.session);
      if (result.answered !== undefined) this.forget(result.answered);
      const effects = result.effects as Heard['effects'];
      const results = effects.map((call) => this.carryOut(call));
      const replies = result.replies.map((one) => ('reply' in one ? one.reply : one.render(results[one.effect])));
      this.last = replies.at(-1) ?? this.last;
      return { replies, effects, waits: result.session !== null, trail: result.trail };
    }
    throw new Error('still needs a fact after three rounds');
  }

  /** Begins a flow as if somebody had asked for it. */
  begin(flow: string): Heard {
    this.ask({ id: '0', sentAt: this.now, choices: [{ id: 'begin', label: '', starts: { flow } }] }, '');
    return this.hear({ kind: 'choice', id: 'q0.begin' });
  }

  /** A question from outside; returns it as it is shown. */
  ask(question: OutsideQuestion, text: string): Reply {
    this.questions.push(question);
    const choices = question.choices.map(({ id, label }) => ({ id: `q${question.id}.${id}`, label }));
    this.last = choices.length > 0 ? { text, choices } : { text };
    return this.last;
  }

  private forget(id: string): void {
    this.questions.splice(
      this.questions.findIndex((question) => question.id === id),
      1,
    );
  }

  private factOf(fact: keyof FactTypes, args: unknown): unknown {
    const facts: { [Name in keyof FactTypes]: () => FactTypes[Name]['value'] } = {
      person: () => this.person,
      knowledge: () => this.knowledge,
      my_issues: () => this.issues.slice(0, 10),
      my_issue: () => this.issueOf((args as { code: string }).code),
      area_at: () => this.areaAt,
    };
    return facts[fact]();
  }

  private carryOut({ effect, args }: Heard['effects'][number]): unknown {
    const handlers: { [Name in keyof EffectTypes]: (args: EffectTypes[Name]['args']) => EffectTypes[Name]['result'] } =
      {
        give_consent: () => this.set({ consented: true }),
        refuse_consent: () => this.set({ consented: false }),
        set_home_area: ({ areaId }) => this.set({ homeAreaId: areaId }),
        file_issue: (draft) => this.file(draft),
        add_to_issue: ({ code }) => this.change(code, (status) => (isClosed(status) ? null : status)),
        answer_staff: ({ code }: IssueWords) =>
          this.change(code, (status) => (status === 'waiting_resident' ? 'in_progress' : null)),
        confirm_issue: ({ code }) => this.change(code, (status) => (isSettled(status) ? 'confirmed' : null)),
        reopen_issue: ({ code }) =>
          this.change(code, (status) => (isSettled(status) || status === 'confirmed' ? 'reopened' : null)),
        withdraw_issue: ({ code }) => this.change(code, (status) => (isClosed(status) ? null : 'withdrawn')),
      };
    return (handlers[effect] as (args: unknown) => unknown)(args);
  }

  private set(change: Partial<PersonFact>): undefined {
    Object.assign(this.person, change);
    return undefined;
  }

  private file(draft: EffectTypes['file_issue']['args']): EffectTypes['file_issue']['result'] {
    const { areas, categories } = this.knowledge;
    const area = draft.areaId ? areas.byId.get(draft.areaId) : undefined;
    const ward = area?.wardId ? areas.byId.get(area.wardId) : undefined;
    const code = `VC-${String(427 + this.issues.length).padStart(4, '0')}`;
    const dueAt = this.now + 3 * DAY;
    const category = categories.byCode.get(draft.categoryCode);
    this.issues.unshift({
      code,
      status: 'new',
      category: (this.person.lang === 'vi' ? category?.labelVi : category?.labelEn) ?? draft.categoryCode,
      area: area?.name ?? null,
      createdAt: this.now,
      dueAt,
      text: draft.text,
      unit: null,
      lastAnswer: null,
      openQuestion: null,
    });
    return { code, dueAt, ward: ward?.name ?? null };
  }

  private issueOf(code: string): IssueDetail | null {
    return this.issues.find((issue) => issue.code === code) ?? null;
  }

  private change(code: string, to: (status: string) => string | null): EffectTypes['add_to_issue']['result'] {
    const issue = this.issueOf(code);
    if (!issue) return { ok: false, code, status: 'withdrawn' };
    const status = to(issue.status);
    if (status !== null) Object.assign(issue, { status, openQuestion: null });
    return { ok: status !== null, code, status: issue.status };
  }
}

/** As in the table of allowed changes of `src/issues`, as far as a talk can tell. */
function isSettled(status: string): boolean {
  return status === 'done' || status === 'answered';
}

function isClosed(status: string): boolean {
  return ['answered', 'done', 'confirmed', 'refused', 'merged', 'withdrawn'].includes(status);
}
