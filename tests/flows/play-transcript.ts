import type { IssueDetail, LinkCodeFact, LinkedAccount, NearIssue, PersonFact } from '../../flows/facts.ts';
import type { Form, Values } from '../../flows/fill-form/form.ts';
import type { WorkDetail } from '../../flows/work-effects.ts';
import { searchedSample } from '../../prisma/sample/answers.ts';
import { sampleFestivals } from '../../prisma/sample/festivals.ts';
import { sampleForms } from '../../prisma/sample/forms.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { answerIndexOf } from '../../src/assistant/answer-index.ts';
import { webMessageSchema } from '../../src/channels/web/web-chat-schema.ts';
import { CHOICE } from '../../src/channels/zalo-oa/message-content.ts';
import type { MemoryDuty } from '../../src/conversations/simulator/duty-memory.ts';
import type { FormAtHand } from '../../src/conversations/simulator/forms-memory.ts';
import { TalkMemory } from '../../src/conversations/simulator/talk-memory.ts';
import type { Heard } from '../../src/conversations/simulator/talk-setting.ts';
import type { Evidence } from '../../src/duties/duty.ts';
import type { Input, MediaRef, Reply } from '../../src/engine/index.ts';
import { reminderMessage, type Said } from '../../src/reminders/reminder-message.ts';
import type { Audience } from '../../src/reminders/rung.ts';
import { type Happening, statusAfter, toldOf } from './happenings.ts';

/** A transcript as it stands in `tests/transcripts/*.yaml`; the README there says how one is written. */
export interface Transcript {
  title: string;
  /** When it takes place, ISO 8601; left out: Monday 23/11/2026, 8:00. */
  now?: string;
  person?: Partial<PersonFact> & { phone?: string };
  issues?: Partial<IssueDetail>[];
  /** Open issues that are like the one that is told. */
  near?: (Partial<NearIssue> & { days?: number })[];
  /** Forms of the sample that the person fills, for an area. */
  forms?: { code: string; area: string; households?: number; people?: number; draft?: Values; filed?: Values }[];
  /** What a cadre owes: with any of these the person is one. */
  duties?: DutyLine[];
  /** Issues of a cadre's work: with any of these the person is one. */
  work?: Partial<WorkDetail>[];
  /** What lies at any pin that is sent. */
  pin?: { area?: string; ward?: string; near?: string[] };
  /** Other accounts of the person, and what one-time codes are for. */
  linked?: LinkedAccount[];
  codes?: Record<string, LinkCodeFact>;
  talk: Line[];
}

/** One duty of a cadre; `needs` is its evidence. */
export interface DutyLine {
  number: number;
  code?: string;
  title?: string;
  due?: string;
  status?: MemoryDuty['status'];
  needs?: { kind: 'document' | 'photo' | 'form' | 'tick'; label: string; least?: number }[];
  told?: string;
  asked?: number;
  askedDay?: string;
  reviewed?: boolean;
}

export interface Line {
  reminds?: (string | { duty: number; kind?: string; rung?: string; audience?: Audience })[];
  says?: string;
  sends?: string;
  text?: string;
  presses?: string;
  changes?: string;
  takes_back?: true;
  replies?: true;
  quotes?: string;
  happens?: Happening | Happening[];
  minutes?: number;
  office?: string;
  about?: string;
  choices?: string[] | Record<string, string>;
  anything?: string;
  bot?: string;
  effect?: string;
  with?: Record<string, unknown>;
  ends?: true;
}

/** What a transcript has passed through. */
export interface Passed {
  steps: Set<string>;
  effects: Set<string>;
  /** The first difference between what was expected and what happened; none when all went as written. */
  difference: string | undefined;
  /** The whole conversation as it really went, for the message. */
  log: string[];
}

const NOW = Date.parse('2026-11-23T08:00:00+07:00');
const knowledge = sampleKnowledge();
const answers = answerIndexOf(searchedSample());
const festivals = sampleFestivals.map(({ startTime: time, ...festival }) => ({ ...festival, time }));

export function playTranscript(transcript: Transcript): Passed {
  const { phone = null, ...person } = transcript.person ?? {};
  const duties = (transcript.duties ?? []).map(dutyOf);
  const talk = new TalkMemory({
    knowledge,
    person: {
      consented: true,
      lang: 'vi',
      channelName: 'Telegram',
      abroad: false,
      can: { buttons: true, place: true, photo: true },
      homeAreaId: null,
      followUp: true,
      assistant: 'off',
      announcements: false,
      ...(transcript.work && { cadre: true as const }),
      office: { name: 'Ủy ban Mặt trận phường mẫu', phone, address: null, hours: null },
      ...(duties.length > 0 && { cadre: true as const }),
      ...person,
    },
    issues: (transcript.issues ?? []).map(issueOf),
    near: (transcript.near ?? []).map(nearOf),
    forms: (transcript.forms ?? []).map(formOf),
    areaAt: {
      areaId: transcript.pin?.area ?? null,
      wardId: transcript.pin?.ward ?? null,
      edge: null,
      candidates: transcript.pin?.near ?? [],
    },
    work: (transcript.work ?? []).map(workOf),
    now: transcript.now === undefined ? NOW : Date.parse(transcript.now),
    answers,
    festivals,
    linked: transcript.linked,
    codes: transcript.codes,
    duties,
  });
  return new Player(talk, duties).play(transcript.talk);
}

function formOf({
  code,
  area,
  households,
  people,
  draft,
  filed,
}: NonNullable<Transcript['forms']>[number]): FormAtHand {
  const { title, fields, checks, example } = sampleForms[code]!;
  return {
    ...{ code, area, areaId: `area of ${area}`, period: '2026' },
    form: { ...{ code, version: 1, title, checks }, fields: fields as Form['fields'], ...(example && { example }) },
    draft: draft ?? null,
    filed: filed ? { version: 1, values: filed } : null,
    known: { ...(households && { '@households': households }), ...(people && { '@people': people }) },
  };
}

class Player {
  private readonly talk: TalkMemory;
  private readonly passed: Passed = { steps: new Set(), effects: new Set(), difference: undefined, log: [] };
  /** Buttons that were ever shown, by what they say; the newest last. */
  private readonly buttons = new Map<string, string[]>();
  private replies: Reply[] = [];
  private effects: Heard['effects'] = [];
  private waits = false;
  private media = 0;

  private readonly duties: readonly MemoryDuty[];

  constructor(talk: TalkMemory, duties: readonly MemoryDuty[]) {
    this.talk = talk;
    this.duties = duties;
  }

  play(lines: readonly Line[]): Passed {
    for (const [index, line] of lines.entries()) {
      const difference = this.playLine(line);
      if (difference !== undefined) {
        this.passed.difference ??= `line ${index + 1}: ${difference}`;
        return this.passed;
      }
    }
    this.passed.difference = this.leftOver();
    return this.passed;
  }

  private playLine(line: Line): string | undefined {
    if (line.minutes !== undefined) {
      this.talk.now += line.minutes * 60_000;
      return undefined;
    }
    if (line.office !== undefined) return this.leftOver() ?? this.askFromOutside(line);
    if (line.reminds !== undefined) return this.leftOver() ?? this.remind(line.reminds);
    if (line.happens !== undefined) return this.leftOver() ?? this.tell([line.happens].flat(), line.about);
    if (line.bot !== undefined) return this.expectReply(line);
    if (line.effect !== undefined) return this.expectEffect(line);
    if (line.ends) return this.waits ? 'a question still waits' : undefined;
    const input = this.inputOf(line);
    if (typeof input === 'string') return input;
    return this.leftOver() ?? this.hear(input, line);
  }

  private hear(input: Input, line: Line): undefined {
    this.talk.now += 10_000;
    this.passed.log.push(`> ${line.says ?? line.presses ?? line.sends ?? line.changes ?? '(takes back)'}`);
    const newest = this.talk.questions.at(-1)?.id;
    const heard = this.talk.hear(input, line.replies && newest !== undefined ? { repliesTo: newest } : {});
    this.replies = [...heard.replies];
    this.effects = [...heard.effects];
    this.waits = heard.waits;
    for (const reply of heard.replies) this.shown(reply);
    for (const { flow, step } of heard.trail) this.passed.steps.add(`${flow}.${step}`);
    for (const { effect, args } of heard.effects) {
      this.passed.effects.add(effect);
      this.passed.log.push(`  [${effect} ${JSON.stringify(args)}]`);
    }
    return undefined;
  }

  private askFromOutside(line: Line): undefined {
    const { office = '', about: code = 'VC-0427', choices = {}, anything } = line;
    const at = (door: string) => {
      const [at = '', ...pairs] = door.split('; ');
      const [flow = '', step] = at.split('.');
      const more = Object.fromEntries(pairs.map((pair) => pair.split('=')));
      return { flow, ...(step && { step }), answers: { code, ...more } };
    };
    this.talk.now += 10_000;
    const id = String(this.talk.now % 100_000);
    const asked = this.talk.ask(
      {
        id,
        sentAt: this.talk.now,
        choices: Object.entries(choices as Record<string, string>).map(([label, door], index) => ({
          id: `c${index}`,
          label,
          starts: at(door),
        })),
        ...(anything !== undefined && { anything: at(anything) }),
      },
      office,
    );
    this.shown(asked);
    return undefined;
  }

  /** The office does something, and the person is told in the words of the service. */
  private tell(happenings: readonly Happening[], code = 'VC-0427'): undefined {
    this.talk.now += 10_000;
    const issue = this.talk.issues.all.find((one) => one.code === code);
    const to = { code, what: issue?.category ?? '', lang: this.talk.person.lang, now: new Date(this.talk.now) };
    const { reply, question } = toldOf(happenings, to);
    const { kind, text } = happenings.at(-1)! as { kind: string; text?: string };
    const status = statusAfter[kind];
    if (issue && status)
      Object.assign(issue, {
        ...{ status, isPaused: kind === 'question', openQuestion: kind === 'question' ? text : null },
      });
    const id = String(this.talk.now % 100_000);
    const told = question ? this.talk.ask({ ...question, id, sentAt: this.talk.now }, reply.text) : reply;
    this.replies = [told];
    this.shown(told);
  }

  /** The service reminds of duties; what it says stands below as `bot`. */
  private remind(reminded: NonNullable<Line['reminds']>): undefined {
    this.talk.now += 10_000;
    const said = reminded.map((one): Said => {
      const {
        duty: number,
        kind = 'deadline',
        rung = 'T',
        audience = 'holder',
      } = typeof one === 'string' ? { duty: Number(one) } : one;
      const duty = this.duties.find((other) => other.number === number)!;
      const row = { ...duty, evidence: duty.asked, assignedAt: new Date(NOW - 3 * 86_400_000), event: null };
      return {
        kind,
        rung,
        audience,
        issue: null,
        row: { ...row, postTitle: 'Trưởng ban Công tác Mặt trận', areaName: 'Hòa Đình' },
      };
    });
    const { reply, question } = reminderMessage(said, { lang: this.talk.person.lang, now: new Date(this.talk.now) });
    const id = String(this.talk.now % 100_000);
    const asked = this.talk.ask({ ...question, id, sentAt: this.talk.now }, reply.text);
    this.replies = [asked];
    this.shown(asked);
  }

  private shown(reply: Reply): void {
    this.passed.log.push(reply.text, ...(reply.choices ?? []).map(({ label }, index) => `   ${index + 1}. ${label}`));
    for (const { id } of reply.choices ?? []) if (!isTaken(id)) throw new Error(`no channel takes the choice “${id}”`);
    for (const { id, label } of reply.choices ?? []) this.buttons.set(label, [...(this.buttons.get(label) ?? []), id]);
  }

  private expectReply({ bot, choices }: Line): string | undefined {
    const reply = this.replies.shift();
    if (!reply) return `expected “${bot}”, but nothing more was said`;
    if (!matches(reply.text, bot!)) return `expected “${bot}”, but heard “${reply.text}”`;
    const labels = (reply.choices ?? []).map(({ label }) => label);
    const expected = choices as string[] | undefined;
    if (expected && JSON.stringify(expected) !== JSON.stringify(labels))
      return `expected the choices ${expected.join(' | ')}, but saw ${labels.join(' | ')}`;
    return undefined;
  }

  private expectEffect({ effect, with: expected = {} }: Line): string | undefined {
    const index = this.effects.findIndex((one) => one.effect === effect);
    if (index === -1) return `expected ${effect}, which did not happen`;
    const [{ args }] = this.effects.splice(index, 1) as [Heard['effects'][number]];
    for (const [name, value] of Object.entries(expected)) {
      const real = (args as Record<string, unknown>)[name];
      const same =
        typeof value === 'string' && typeof real === 'string' && name === 'text'
          ? matches(real, value)
          : JSON.stringify(real) === JSON.stringify(value);
      if (!same) return `expected ${effect} with ${name} ${JSON.stringify(value)}, but it has ${JSON.stringify(real)}`;
    }
    return undefined;
  }

  /** Everything that was said and done must stand in the transcript. */
  private leftOver(): string | undefined {
    if (this.replies.length > 0) return `it also said “${this.replies[0]!.text}”`;
    return this.effects.length > 0 ? `it also did ${this.effects[0]!.effect}` : undefined;
  }

  private inputOf(line: Line): Input | string {
    const input = this.spokenOf(line);
    const quotes = typeof input !== 'string' && (input.kind === 'text' || input.kind === 'photos');
    return quotes && line.quotes !== undefined ? { ...input, repliesTo: line.quotes } : input;
  }

  private spokenOf({ says, sends, presses, changes, about, text }: Line): Input | string {
    const of = about === undefined ? {} : { of: about };
    if (says !== undefined) return { kind: 'text', text: says };
    if (changes !== undefined) return { kind: 'edited', text: changes, ...of };
    if (presses !== undefined) {
      const id = this.buttons.get(presses)?.at(-1);
      return id === undefined ? `no button “${presses}” was shown` : { kind: 'choice', id };
    }
    if (sends === undefined) return { kind: 'deleted', ...of };
    const words = text === undefined ? {} : { text };
    const [, count = '1', what = ''] = /^(?:(\d+) )?(.+)$/.exec(sends)!;
    switch (what) {
      case 'photo':
      case 'photos':
        return { kind: 'photos', media: Array.from({ length: Number(count) }, () => this.medium('photo')), ...words };
      case 'voice':
      case 'video':
      case 'file':
        return { kind: 'recording', what, media: [this.medium(what)], ...words };
      case 'place':
        return { kind: 'place', place: { lat: 21.17, lon: 106.06 }, ...words };
      case 'sticker':
        return { kind: 'sticker' };
      default:
        return { kind: 'unsupported', what };
    }
  }

  private medium(kind: MediaRef['kind']): MediaRef {
    this.media += 1;
    return { id: `${kind}-${this.media}`, kind };
  }
}

/** Whether the text has all parts of the pattern in order; `…` stands for anything. */
function matches(text: string, pattern: string): boolean {
  let from = 0;
  for (const part of pattern.split('…').map((one) => one.trim())) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}

function dutyOf({ number, due = '2026-12-15', ...line }: DutyLine): MemoryDuty {
  const { code = 'NV.BC-01', title = 'Báo cáo tháng của khu dân cư', status = 'delivered', needs = [], told } = line;
  const deliveredAt = new Date(told ?? NOW - 3_600_000);
  return {
    ...{
      number,
      code,
      titleVi: title,
      titleEn: title,
      status,
      deliveredAt,
      deadline: new Date(`${due}T17:00:00+07:00`),
    },
    asked: needs.map(({ label, ...one }) => ({ ...one, labelVi: label, labelEn: label }) as Evidence),
    acknowledgedAt: status === 'assigned' || status === 'delivered' ? null : deliveredAt,
    ...{
      isReceiptLate: false,
      progress: null,
      evidence: [],
      timesAsked: line.asked ?? 0,
      askedDay: line.askedDay ?? null,
    },
    ...{ snoozedUntil: null, overdueAt: null, doneAt: null, isReviewed: line.reviewed ?? false },
  };
}

function nearOf({ days = 1, ...issue }: Partial<NearIssue> & { days?: number }): NearIssue {
  return {
    code: 'VC-0419',
    mine: false,
    category: 'Rác tồn đọng, chưa thu gom',
    area: 'Hòa Đình',
    place: null,
    status: 'new',
    createdAt: NOW - days * 86_400_000,
    metres: null,
    photo: null,
    voices: 1,
    ...issue,
  };
}

function workOf(issue: Partial<WorkDetail>): WorkDetail {
  return {
    code: 'VC-0427',
    status: 'assigned',
    held: true,
    reported: false,
    category: 'Đèn đường không sáng',
    area: 'Hòa Đình',
    place: 'trước cổng đình',
    dueAt: NOW + 3 * 86_400_000,
    isPaused: issue.status === 'waiting_resident',
    text: 'đèn đường trước cổng đình hỏng ba tối nay',
    photos: [],
    severity: null,
    needsPhoto: true,
    returned: 0,
    postponed: 0,
    draftWaits: false,
    workPhotos: 0,
    parts: 0,
    openParts: 0,
    splitUnits: [],
    lastNote: null,
    lastWords: null,
    templates: [],
    ...issue,
  };
}

function issueOf(issue: Partial<IssueDetail>): IssueDetail {
  return {
    code: 'VC-0427',
    status: 'new',
    category: 'Đèn đường không sáng',
    area: 'Hòa Đình',
    createdAt: NOW - 86_400_000,
    dueAt: NOW + 3 * 86_400_000,
    isPaused: issue.status === 'waiting_resident',
    text: 'đèn đường trước cổng đình hỏng',
    unit: null,
    lastAnswer: null,
    openQuestion: null,
    ...issue,
  };
}

/** Whether a press on this choice comes through the channels that have buttons and look at what they send. */
function isTaken(id: string): boolean {
  const pressed = { kind: 'choice', clientId: '00000000-0000-4000-8000-000000000000', choice: id };
  return CHOICE.test(id) && webMessageSchema.safeParse(pressed).success;
}
