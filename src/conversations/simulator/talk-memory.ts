import type { EffectTypes } from '../../../flows/effects.ts';
import type { FactTypes, FestivalDay, PersonFact } from '../../../flows/facts.ts';
import { catalogue } from '../../../flows/index.ts';
import { type AnswerIndex, answerIndexOf } from '../../assistant/answer-index.ts';
import {
  type Catalogue,
  factKey,
  type Input,
  type OutsideQuestion,
  type Reply,
  restoredSession,
  storedSession,
  takeTurn,
} from '../../engine/index.ts';
import type { Knowledge } from '../../language/knowledge.ts';
import { DutyMemory } from './duty-memory.ts';
import { festivalDaysOf } from './festival-days-of.ts';
import { FormsMemory } from './forms-memory.ts';
import { IssuesMemory } from './issues-memory.ts';
import { LinkMemory } from './link-memory.ts';
import { myDataOf } from './my-data-of.ts';
import type { Heard, TalkSetting, TalkState } from './talk-setting.ts';
import { withoutPurpose } from './without-purpose.ts';
import { WorkMemory } from './work-memory.ts';

const DAY = 86_400_000;

/**
 * One conversation with the real engine and flows, with facts and effects in memory instead of the database: for `talk`, for
 * transcripts and for the simulator. The session goes through JSON between all turns, as it does in the service.
 */
export class TalkMemory {
  now: number;
  readonly person: PersonFact;
  readonly questions: OutsideQuestion[] = [];
  areaAt: FactTypes['area_at']['value'];
  private name: string | null = null;
  private readonly talks: Catalogue;
  readonly issues: IssuesMemory;
  private readonly forms: FormsMemory;
  readonly knowledge: Knowledge;
  private readonly answers: AnswerIndex;
  readonly festivals: readonly FestivalDay[];
  private readonly duties: DutyMemory;
  private readonly work: WorkMemory;
  private session = 'null';
  private readonly outside = { open: false };
  /** Codes that were asked for and are no issue of theirs. */
  private tries = 0;
  private readonly links: LinkMemory;
  private last: Reply | undefined;

  constructor({
    talks = catalogue,
    knowledge,
    person,
    issues = [],
    near = [],
    forms = [],
    areaAt,
    now,
    answers = answerIndexOf([]),
    festivals = [],
    linked = [],
    codes = {},
    duties = [],
    work = [],
  }: TalkSetting) {
    this.links = new LinkMemory(linked, codes);
    this.talks = talks;
    this.knowledge = knowledge;
    this.answers = answers;
    this.festivals = festivals;
    this.duties = new DutyMemory(duties, (code) => this.forms.keyOf(code));
    this.work = new WorkMemory(work);
    this.person = { ...person };
    this.issues = new IssuesMemory({ issues, near, knowledge });
    this.forms = new FormsMemory(forms);
    this.areaAt = areaAt ?? { areaId: null, wardId: null, edge: null, candidates: [] };
    this.now = now;
  }

  get state(): TalkState {
    const { person, name, tries } = this;
    const issues = this.issues.all;
    const { linked, wrongCodes } = this.links;
    return { session: restoredSession(JSON.parse(this.session)), person, issues, name, tries, linked, wrongCodes };
  }

  /** Goes on where a conversation stood. */
  resume({ session, person, issues, name, tries, linked = [], wrongCodes = 0 }: TalkState): void {
    this.session = JSON.stringify(storedSession(session));
    Object.assign(this.person, person);
    this.issues.all.splice(0, this.issues.all.length, ...issues);
    this.name = name;
    this.tries = tries;
    Object.assign(this.links, { linked, wrongCodes });
  }

  /** The choices that stand under the last message. */
  get choices(): NonNullable<Reply['choices']> {
    return this.last?.choices ?? [];
  }

  hear(input: Input, { repliesTo }: { repliesTo?: string } = {}): Heard {
    const facts = new Map<string, unknown>();
    for (let round = 0; round <= 3; round += 1) {
      const result = takeTurn(this.talks, {
        session: restoredSession(JSON.parse(this.session)),
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
      this.session = JSON.stringify(storedSession(result.session));
      if (result.answered !== undefined) this.forget(result.answered);
      const effects = result.effects as Heard['effects'];
      const results = effects.map((call) => this.carryOut(call));
      const replies = result.replies.map((one) => ('reply' in one ? one.reply : one.render(results[one.effect])));
      this.last = replies.at(-1) ?? this.last;
      return { replies, effects, results, waits: result.session !== null, trail: result.trail };
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
      my_issues: () => this.issues.all.slice(0, 10),
      my_issue: () => this.issues.issueOf((args as { code: string }).code),
      changed_message: () => this.issues.changedMessage((args as { of: string }).of),
      area_at: () => this.areaAt,
      my_data: () =>
        myDataOf(this.state, { now: this.now, phone: this.links.phone, sentOutside: this.outside.open ? 1 : 0 }),
      answers_to: () => this.answersTo(args as FactTypes['answers_to']['args']),
      assistant_talk: () => ({ ...this.outside }),
      festival_days: () => festivalDaysOf(args as FactTypes['festival_days']['args'], this),
      linked_accounts: () => this.links.linked,
      own_accounts: () => this.links.own(this.person.channelName),
      link_code: () => this.links.factOf(args as FactTypes['link_code']['args']),
      near_issues: () => this.issues.nearest(),
      my_forms: () => this.forms.list(),
      form: () => this.forms.open(args as FactTypes['form']['args']),
      my_duties: () => this.duties.list(this.person.lang),
      my_duty: () => this.duties.one((args as { number: number }).number, this.person.lang),
      my_work: () => this.work.list(this.now),
      found_work: () => this.work.found((args as { text: string }).text),
      work_issue: () => this.work.issueOf((args as { code: string }).code),
      work_at_hand: () => this.work.atHand(args as { repliesTo: string | null }, this.now),
    };
    return facts[fact]();
  }

  private carryOut({ effect, args }: Heard['effects'][number]): unknown {
    const handlers: { [Name in keyof EffectTypes]: (args: EffectTypes[Name]['args']) => EffectTypes[Name]['result'] } =
      {
        raise_alarm: () => undefined,
        erase_told: () => undefined,
        count_routed: () => undefined,
        give_consent: () => this.set({ consented: true }),
        refuse_consent: () => this.set({ consented: false }),
        set_home_area: ({ areaId }) => this.set({ homeAreaId: areaId }),
        file_issue: (draft) => this.issues.file(draft, this.at),
        join_issue: (draft) => this.issues.join(draft, this.at),
        ...this.issues.effects,
        rate_issue: ({ code }) => this.issues.rate(code),
        edit_message: (change) => this.issues.edit(change),
        note_code_try: () => ({ tries: ++this.tries }),
        ...this.links.effects,
        allow_follow_up: () => this.set({ followUp: true }),
        set_announcements: ({ wanted }) => this.set({ announcements: wanted }),
        link_post: ({ linkCode }) => this.links.linkPost(linkCode),
        unlink_posts: () => ({ titles: ['Trưởng khu phố'] }),
        duty_feed: ({ renew }) => ({ url: `https://nghedan.example/calendar/${renew ? 'moi' : 'cua-toi'}.ics` }),
        work_on_issue: (call) => this.work.act(call, this.now),
        file_for_others: ({ drafts }) => ({
          codes: drafts.map((draft) => this.issues.file({ ...draft, media: [] }, this.at).code),
        }),
        set_name: ({ name }) => {
          this.name = name;
        },
        withdraw_consent: ({ purpose }) => this.set(withoutPurpose[purpose]),
        ask_data: () => ({ dueAt: this.now + 2 * DAY }),
        erase_person: () => this.erase(),
        ask_person: () => undefined,
        leave_person: () => ({ says: '' }),
        keep_draft: (draft) => this.forms.keepDraft(draft),
        file_submission: (form) => ({
          ...this.forms.file(form),
          duties: this.duties.fileForm(form.code, this.now),
        }),
        change_duty: (change) => this.duties.change(change, this.now),
        ask_duty_help: ({ number }) => ({ number, ok: true }),
        set_assistant: ({ wanted }) => this.set({ assistant: wanted ? 'given' : 'refused' }),
        ask_assistant: () => undefined,
        open_assistant: () => void Object.assign(this.outside, { open: true }),
        say_to_assistant: () => undefined,
        leave_assistant: () => void Object.assign(this.outside, { open: false }),
      };
    return (handlers[effect] as (args: unknown) => unknown)(args);
  }

  private erase(): EffectTypes['erase_person']['result'] {
    const kept = this.issues.erase();
    this.name = null;
    this.set({ ...withoutPurpose.reports, homeAreaId: null });
    return { kept };
  }

  private set(change: Partial<PersonFact>): undefined {
    Object.assign(this.person, change);
    return undefined;
  }

  private answersTo({ text, day }: FactTypes['answers_to']['args']): FactTypes['answers_to']['value'] {
    const { homeAreaId, lang } = this.person;
    const area = homeAreaId ? this.knowledge.areas.byId.get(homeAreaId) : undefined;
    return this.answers.find({ text, day, lang, areaIds: area ? [area.id, area.wardId ?? ''] : [] });
  }

  private get at() {
    return { now: this.now, lang: this.person.lang };
  }
}
