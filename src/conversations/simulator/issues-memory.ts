import type { EffectTypes, IssueWords } from '../../../flows/effects.ts';
import type { FactTypes, IssueDetail, NearIssue } from '../../../flows/facts.ts';
import { isOpen, isSettled } from '../../../flows/issue-words.ts';
import type { Lang } from '../../engine/index.ts';
import type { Knowledge } from '../../language/knowledge.ts';

const DAY = 86_400_000;

/** What is known where an issue is filed. */
interface Now {
  now: number;
  lang: Lang;
}

/** What a resident's words about an issue become: the status after it; null where it cannot be. */
const CHANGES = {
  add_to_issue: (status) => (isOpen(status) ? status : null),
  answer_staff: (status) => (status === 'waiting_resident' ? 'in_progress' : isOpen(status) ? status : null),
  confirm_issue: (status) => (isSettled(status) ? 'confirmed' : null),
  reopen_issue: (status) => (isSettled(status) || status === 'confirmed' ? 'reopened' : null),
  answer_follow_up: (status) => status,
  withdraw_issue: (status) => (isOpen(status) ? 'withdrawn' : null),
} as const satisfies Partial<Record<keyof EffectTypes, (status: string) => string | null>>;

/** The issues of one resident in memory, and those near by. */
export class IssuesMemory {
  readonly all: IssueDetail[];
  private readonly near: readonly NearIssue[];
  private readonly knowledge: Knowledge;

  constructor({ issues, near, knowledge }: { issues: IssueDetail[]; near: NearIssue[]; knowledge: Knowledge }) {
    this.all = issues.map((issue) => ({ ...issue }));
    this.near = near;
    this.knowledge = knowledge;
  }

  nearest(): NearIssue[] {
    return this.near.slice(0, 3);
  }

  issueOf(code: string): IssueDetail | null {
    return this.all.find((issue) => issue.code === code) ?? null;
  }

  /** A message is named by the code of the issue that it belongs to. */
  changedMessage(of: string): FactTypes['changed_message']['value'] {
    const issue = this.issueOf(of);
    return issue && { code: of, message: of, was: issue.text };
  }

  /** The effects that only change a status. */
  readonly effects = Object.fromEntries(
    Object.entries(CHANGES).map(([effect, to]) => [effect, ({ code }: IssueWords) => this.change(code, to)]),
  ) as { [Name in keyof typeof CHANGES]: (args: EffectTypes[Name]['args']) => EffectTypes[Name]['result'] };

  file(draft: EffectTypes['file_issue']['args'], { now, lang }: Now): EffectTypes['file_issue']['result'] {
    const { areas, categories } = this.knowledge;
    const area = draft.areaId ? areas.byId.get(draft.areaId) : undefined;
    const ward = area?.wardId ? areas.byId.get(area.wardId) : undefined;
    const code = `VC-${String(427 + this.all.length).padStart(4, '0')}`;
    const dueAt = now + 3 * DAY;
    const category = categories.byCode.get(draft.categoryCode);
    this.all.unshift({
      code,
      status: 'new',
      category: (lang === 'vi' ? category?.labelVi : category?.labelEn) ?? draft.categoryCode,
      area: area?.name ?? null,
      createdAt: now,
      dueAt,
      isPaused: false,
      text: draft.text,
      unit: null,
      lastAnswer: null,
      openQuestion: null,
    });
    return { code, dueAt, ward: ward?.name ?? null };
  }

  join(draft: EffectTypes['join_issue']['args'], at: Now): EffectTypes['join_issue']['result'] {
    const known = this.near.find(({ code, status }) => code === draft.into && isOpen(status));
    if (!known) return { ...this.file(draft, at), joined: false, voices: 1 };
    const { code, mine, voices } = known;
    return { code, dueAt: at.now + 3 * DAY, ward: null, joined: true, voices: mine ? voices : voices + 1 };
  }

  edit({ message, text }: EffectTypes['edit_message']['args']): EffectTypes['edit_message']['result'] {
    const issue = this.issueOf(message);
    if (!issue) return { how: 'unknown' };
    if (issue.status !== 'new' || text === undefined) return { how: 'added' };
    Object.assign(issue, { text });
    return { how: 'replaced' };
  }

  rate(code: string): EffectTypes['rate_issue']['result'] {
    const issue = this.issueOf(code);
    if (issue) Object.assign(issue, { rated: true });
    return { ok: issue !== null, code, status: issue?.status ?? 'unknown' };
  }

  /** Forgets all. @returns how many of them are worked on still. */
  erase(): number {
    const kept = this.all.filter(({ status }) => isOpen(status)).length;
    this.all.splice(0);
    return kept;
  }

  private change(code: string, to: (status: string) => string | null): EffectTypes['add_to_issue']['result'] {
    const issue = this.issueOf(code);
    if (!issue) return { ok: false, code, status: 'withdrawn' };
    const status = to(issue.status);
    if (status !== null) Object.assign(issue, { status, isPaused: false, openQuestion: null });
    return { ok: status !== null, code, status: issue.status };
  }
}
