import type { FestivalDay, PersonFact } from '../../../flows/facts.ts';
import { townDay } from '../../../flows/town-day.ts';
import type { AreaAtPoint } from '../../areas/boundary-store.ts';
import type { AnswerIndex } from '../../assistant/answer-index.ts';
import { type Catalogue, type Input, overriding, type Reply, sentencesOf } from '../../engine/index.ts';
import type { NewForm } from '../../forms/form-schema.ts';
import { periodOf } from '../../forms/period.ts';
import { formOf } from '../../forms/said-lines.ts';
import { mistakeIn } from '../../forms/save-form.ts';
import type { Knowledge } from '../../language/knowledge.ts';
import { understand } from '../../language/understand.ts';
import { AppError } from '../../platform/app-error.ts';
import { checkOverride, tidied } from '../talk-words/check-override.ts';
import { effectLine } from './effect-words.ts';
import type { FormAtHand } from './forms-memory.ts';
import type { Simulate, Simulated, SimulatorInput, SimulatorSetting } from './simulator-schema.ts';
import { TalkMemory } from './talk-memory.ts';
import type { TalkState } from './talk-setting.ts';
import { simulatorWords as w } from './words.ts';

/** What the simulated talk may know: the real knowledge of the installation, and nothing of anybody. */
export interface SimulatorFacts {
  /** As they are held now. */
  talks: Catalogue;
  knowledge: Knowledge;
  answers: AnswerIndex;
  festivals: readonly FestivalDay[];
  office: PersonFact['office'] | null;
  /** What lies at the place that is sent; null where none is. */
  areaAt: AreaAtPoint | null;
  /** Milliseconds since the epoch. */
  now: number;
}

const MINUTE_MS = 60_000;

/**
 * Pure: one message to the real engine with the real flows and words. What it would do is done in memory and told; nothing is written.
 * @throws AppError `not_allowed` for a draft that cannot be said or a form that cannot be filled, `invalid` for a session that is none.
 */
export function simulate(
  { session, setting, input, later, overrides, form }: Simulate,
  facts: SimulatorFacts,
): Simulated {
  const { knowledge, answers, festivals, areaAt } = facts;
  const now = facts.now + later * MINUTE_MS;
  const talk = new TalkMemory({
    ...{ knowledge, answers, festivals, now, talks: tried(facts.talks, overrides) },
    person: personOf(setting, facts.office),
    forms: form ? [formAtHand(form, now)] : [],
    ...(areaAt && { areaAt }),
  });
  try {
    if (session) talk.resume(session as unknown as TalkState);
    if (facts.office) talk.person.office = facts.office;
    const { replies, effects, results, trail } = talk.hear(inputOf(input));
    const { state } = talk;
    const top = state.session?.frames.at(-1);
    return {
      session: state as unknown as Record<string, unknown>,
      replies: replies.map(shown),
      effects: effects.map((one, nth) => ({ effect: one.effect, ...effectLine(one, results[nth]) })),
      trail,
      waits: top ? { flow: top.flow, step: top.step } : null,
      understood: understood(input, facts, { now, person: state.person }),
    };
  } catch (error) {
    // What is brought along was made by an earlier version of the flows, or by somebody's hand.
    if (session) throw new AppError('invalid', w.badSession);
    throw error;
  }
}

function tried(talks: Catalogue, overrides: Simulate['overrides']): Catalogue {
  const sentences = sentencesOf(talks);
  const texts = overrides.map(({ key, lang, text }) => {
    const sentence = sentences.find((one) => one.key === key);
    const why = sentence ? checkOverride(sentence, lang, tidied(text)) : w.unknownKey;
    if (why !== null) throw new AppError('not_allowed', w.badDraft(key, why));
    return { key, lang, text: tidied(text) };
  });
  return overriding(talks, texts);
}

/** The form in the hands of somebody who answers for a quarter of no place. */
function formAtHand({ code, ...content }: NewForm, now: number): FormAtHand {
  const mistake = mistakeIn(content);
  if (mistake) throw new AppError('not_allowed', mistake);
  const period = periodOf(content.period, townDay(now));
  const form = formOf({ ...content, code, version: 0 });
  return { ...{ code, areaId: STAND_IN, period, form, ...w.quarter }, draft: null, filed: null };
}

function personOf({ lang, consented, buttons }: SimulatorSetting, office: PersonFact['office'] | null): PersonFact {
  return {
    ...{ consented, lang, channelName: w.channel, abroad: false, homeAreaId: null },
    ...{ can: { buttons, place: true, photo: true }, announcements: false, followUp: true, assistant: 'off' as const },
    office: office ?? { name: w.office, phone: null, address: null, hours: null },
  };
}

function inputOf(input: SimulatorInput): Input {
  switch (input.kind) {
    case 'photo':
      return { kind: 'photos', media: [{ id: STAND_IN, kind: 'photo' }], ...(input.text && { text: input.text }) };
    case 'voice':
      return { kind: 'recording', what: 'voice', media: [{ id: STAND_IN, kind: 'voice' }] };
    case 'place':
      return { kind: 'place', place: { lat: input.lat, lon: input.lon } };
    default:
      return input;
  }
}

/** Nothing lies under it: no file is ever sent. */
const STAND_IN = 'stand-in';

function shown({ text, choices = [], asksPlace = false, calls = [] }: Reply): Simulated['replies'][number] {
  return { text, choices: choices.map(({ id, label }) => ({ id, label })), asksPlace, calls };
}

function understood(
  input: SimulatorInput,
  { knowledge }: SimulatorFacts,
  { now, person }: { now: number; person: PersonFact },
): Simulated['understood'] {
  const text = input.kind === 'text' || input.kind === 'photo' ? input.text : undefined;
  if (!text) return null;
  const { homeAreaId, lang } = person;
  const read = understand(text, knowledge, { now, homeAreaId });
  const category = (code: string) => {
    const known = knowledge.categories.byCode.get(code);
    return { code, label: (lang === 'en' ? known?.labelEn : known?.labelVi) ?? code };
  };
  const area = (id: string) => knowledge.areas.byId.get(id)?.name ?? id;
  return {
    intent: read.intent,
    category: read.category && { ...category(read.category.code), sure: read.category.sure },
    alternatives: read.category?.alternatives.map(category) ?? [],
    area: read.area && area(read.area.areaId),
    areaCandidates: read.areaCandidates.map(area),
    place: read.place,
    when: [read.since, read.date, read.time].filter(Boolean).join(' ') || null,
    flags: read.flags,
  };
}

/** The day on which the talk is held: `YYYY-MM-DD` in the town. */
export function simulatedDay(now: number, { later }: Pick<Simulate, 'later'>): string {
  return townDay(now + later * MINUTE_MS);
}
