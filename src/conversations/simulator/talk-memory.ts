import type { EffectTypes, IssueWords } from '../../../flows/effects.ts';
import type { FactTypes, FestivalDay, IssueDetail, NearIssue, PersonFact } from '../../../flows/facts.ts';
import { catalogue } from '../../../flows/index.ts';
import { isOpen, isSettled } from '../../../flows/issue-words.ts';
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
import { LinkMemory } from './link-memory.ts';
import { myDataOf } from './my-data-of.ts';
import type { Heard, TalkSetting, TalkState } from './talk-setting.ts';
import { withoutPurpose } from './without-purpose.ts';
import { WorkMemory } from './work-memory.ts';

/** Longer than 300 lines: a line a fact and an effect, which stand together so that the compiler names a missing one. */
const DAY = 86_400_000;

/** Longer than 300 lines: one entry for each fact and effect of all talks. */

/**
 * One conversation with the real engine and flows, with facts and effects in memory instead of the database: for `talk`, for
 * transcripts and for the simulator. The session goes through JSON between all turns, as it does in the service.
 */
export class TalkMemory {
  now: number;
  readonly person: PersonFact;
  readonly issues: IssueDetail[];
  readonly questions: OutsideQuestion[] = [];
  areaAt: FactTypes['area_at']['value'];
  private name: string | null = null;
  private readonly talks: Catalogue;
  private readonly near: NearIssue[];
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
    this.duties = new DutyMemory(duties);
    this.work = new WorkMemory(work);
    this.person = { ...person };
    this.issues = issues.map((issue) => ({ ...issue }));
    this.near = near;
    this.forms = new FormsMemory(forms);
    this.areaAt = areaAt ?? { areaId: null, wardId: null, edge: null, candidates: [] };
    this.now = now;
  }

  get state(): TalkState {
    const { person, issues, name, tries } = this;
    const { linked, wrongCodes } = this.links;
    return { session: restoredSession(JSON.parse(this.session)), person, issues, name, tries, linked, wrongCodes };
  }

  /** Goes on where a conversation stood. */
  resume({ session, person, issues, name, tries, linked = [], wrongCodes = 0 }: TalkState): void {
    this.session = JSON.stringify(storedSession(session));
    Object.assign(this.person, person);
    this.issues.splice(0, this.issues.length, ...issues);
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
      my_issues: () => this.issues.slice(0, 10),
      my_issue: () => this.issueOf((args as { code: string }).code),
      changed_message: () => this.changedMessage((args as { of: string }).of),
      area_at: () => this.areaAt,
      my_data: () =>
        myDataOf(this.state, { now: this.now, phone: this.links.phone, sentOutside: this.outside.open ? 1 : 0 }),
      answers_to: () => this.answersTo(args as FactTypes['answers_to']['args']),
      assistant_talk: () => ({ ...this.outside }),
      festival_days: () => festivalDaysOf(args as FactTypes['festival_days']['args'], this),
      linked_accounts: () => this.links.linked,
      link_code: () => this.links.factOf(args as FactTypes['link_code']['args']),
      near_issues: () => this.near.slice(0, 3),
      my_forms: () => this.forms.list(),
      form: () => this.forms.open(args as FactTypes['form']['args']),
      my_duties: () => this.duties.list(this.person.lang),
      my_duty: () => this.duties.one((args as { number: number }).number, this.person.lang),
      my_work: () => this.work.list(this.now),
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
        file_issue: (draft) => this.file(draft),
        join_issue: (draft) => this.join(draft),
        add_to_issue: ({ code }) => this.change(code, (status) => (isOpen(status) ? status : null)),
        answer_staff: ({ code }: IssueWords) =>
          this.change(code, (status) =>
            status === 'waiting_resident' ? 'in_progress' : isOpen(status) ? status : null,
          ),
        confirm_issue: ({ code }) => this.change(code, (status) => (isSettled(status) ? 'confirmed' : null)),
        reopen_issue: ({ code }) =>
          this.change(code, (status) => (isSettled(status) || status === 'confirmed' ? 'reopened' : null)),
        rate_issue: ({ code }) => this.rate(code),
        answer_follow_up: ({ code }) => this.change(code, (status) => status),
        edit_message: (change) => this.editMessage(change),
        note_code_try: () => ({ tries: ++this.tries }),
        ...this.links.effects,
        withdraw_issue: ({ code }) => this.change(code, (status) => (isOpen(status) ? 'withdrawn' : null)),
        allow_follow_up: () => this.set({ followUp: true }),
        set_announcements: ({ wanted }) => this.set({ announcements: wanted }),
        link_post: ({ linkCode }) => this.links.linkPost(linkCode),
        unlink_posts: () => ({ titles: ['Trưởng khu phố'] }),
        work_on_issue: (call) => this.work.act(call, this.now),
        file_for_others: ({ drafts }) => this.fileAll(drafts),
        set_name: ({ name }) => {
          this.name = name;
        },
        withdraw_consent: ({ purpose }) => this.set(withoutPurpose[purpose]),
        ask_data: () => ({ dueAt: this.now + 2 * DAY }),
        erase_person: () => this.erase(),
        ask_person: () => undefined,
        leave_person: () => ({ says: '' }),
        keep_draft: (draft) => this.forms.keepDraft(draft),
        file_submission: (form) => this.forms.file(form),
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
    const kept = this.issues.filter(({ status }) => isOpen(status)).length;
    this.issues.splice(0);
    this.name = null;
    this.set({ ...withoutPurpose.reports, homeAreaId: null });
    return { kept };
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

  private fileAll(drafts: EffectTypes['file_for_others']['args']['drafts']): { codes: string[] } {
    return { codes: drafts.map((draft) => this.file({ ...draft, media: [] }).code) };
  }

  private join(draft: EffectTypes['join_issue']['args']): EffectTypes['join_issue']['result'] {
    const known = this.near.find(({ code, status }) => code === draft.into && isOpen(status));
    if (!known) return { ...this.file(draft), joined: false, voices: 1 };
    const { code, mine, voices } = known;
    return { code, dueAt: this.now + 3 * DAY, ward: null, joined: true, voices: mine ? voices : voices + 1 };
  }

  private answersTo({ text, day }: FactTypes['answers_to']['args']): FactTypes['answers_to']['value'] {
    const { homeAreaId, lang } = this.person;
    const area = homeAreaId ? this.knowledge.areas.byId.get(homeAreaId) : undefined;
    return this.answers.find({ text, day, lang, areaIds: area ? [area.id, area.wardId ?? ''] : [] });
  }

  /** A message is named by the code of the issue that it belongs to. */
  private changedMessage(of: string): FactTypes['changed_message']['value'] {
    const issue = this.issueOf(of);
    return issue && { code: of, message: of, was: issue.text };
  }

  private editMessage({ message, text }: EffectTypes['edit_message']['args']): EffectTypes['edit_message']['result'] {
    const issue = this.issueOf(message);
    if (!issue) return { how: 'unknown' };
    if (issue.status !== 'new' || text === undefined) return { how: 'added' };
    Object.assign(issue, { text });
    return { how: 'replaced' };
  }

  private rate(code: string): EffectTypes['rate_issue']['result'] {
    const issue = this.issueOf(code);
    if (issue) Object.assign(issue, { rated: true });
    return { ok: issue !== null, code, status: issue?.status ?? 'unknown' };
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
