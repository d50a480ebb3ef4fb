import { categoryOf } from './categories.ts';
import { firstReading, LONGEST } from './first-reading.ts';
import { intentOf } from './intents.ts';
import type { Knowledge } from './knowledge.ts';
import { personalDataOf } from './personal-data.ts';
import type { TextSigns } from './read-signs.ts';
import { isSensitive } from './sensitive.ts';
import { whenOf } from './when.ts';

/** What a text means, as far as it could be told. Every part may be missing: people write as they like. */
export interface Understanding {
  intent: Intent;
  category: UnderstoodCategory | null;
  area: UnderstoodArea | null;
  /** Ids of the areas that the words may mean, best first, when one could not be told; else empty. */
  areaCandidates: string[];
  /** Where neither is there: the id of the one whose name may stand in the words, to ask about first; what it says may be nothing of it. */
  likelyArea: string | null;
  /** Whether the area was said by a name of before July 2025. */
  oldNameSaid: boolean;
  /** As it stands in the database: `VC-0427`. */
  issueCode: string | null;
  /** The address or landmark in the person's own words: "trước cổng đình", "số nhà 8 ngách 15". */
  place: string | null;
  /** Since when something is so: `YYYY-MM-DD`, `YYYY-MM` or `YYYY` in Asia/Ho_Chi_Minh. */
  since: string | null;
  /** The day on which something is: likewise. */
  date: string | null;
  /** `HH:MM`. */
  time: string | null;
  /** Đồng, a percentage, or how many of what is counted. */
  amount: number | null;
  /** Figures of the reports by their keys: `n_ho_du`. */
  figures: Record<string, number>;
  /** What has to be asked. */
  asks: Ask[];
  /** Remarks for whoever reads on; a closed list, `Flag`. */
  flags: Flag[];
}

/** The closed list of `contract.md`: of residents, of cadres, of moderators. */
export type Intent =
  | 'report'
  | 'question'
  | 'opinion'
  | 'praise'
  | 'status'
  | 'dispute_outcome'
  | 'confirm_resolved'
  | 'confirm_summary'
  | 'cancel_draft'
  | 'consent_unclear'
  | 'data_request'
  | 'human_handoff'
  | 'spam'
  | 'secret_file'
  | 'emergency'
  | 'to_cao'
  | 'khieu_nai'
  | 'answer_area'
  | 'command'
  | 'duty_ack'
  | 'duty_decline'
  | 'duty_done'
  | 'postpone'
  | 'opinion_note'
  | 'figures'
  | 'correct_figure'
  | 'schedule'
  | 'schedule_change'
  | 'query_duties'
  | 'query_deadline'
  | 'triage';

export interface UnderstoodCategory {
  /** The best guess. */
  code: string;
  /** Other codes that the words speak for, best first, at most three. */
  alternatives: string[];
  /** Whether nothing else comes near: then the bot proposes it without offering others. */
  sure: boolean;
}

export interface UnderstoodArea {
  /** The khu dân cư where it was said, else the ward of today. */
  areaId: string;
  /** The ward of today. */
  wardId: string | null;
  /** The ward before July 2025, where it was said or follows. */
  oldWardId: string | null;
}

/** What a text leaves open: which area or kind, or whether "7 giờ" is in the morning. */
export type Ask = 'area' | 'category' | 'time';

/**
 * `two_areas`: names of places that are not one inside the other. `long`: only the beginning was read. `phone`, `plate`: holds one.
 * `third_person`: names somebody else. `anonymous`: the person wants the name hidden. `danger`: somebody may come to harm.
 * `approximate`: the amount is a round one. `lunar`: a day was said by the moon. `sensitive`: politics, or abuse of peoples and beliefs:
 * for a person of the office alone.
 */
export type Flag =
  | 'two_areas'
  | 'long'
  | 'phone'
  | 'plate'
  | 'third_person'
  | 'anonymous'
  | 'danger'
  | 'sensitive'
  | 'approximate'
  | 'lunar';

/** What the bot last asked for, where that helps to read a short answer; for cadres also `duty` and `form:F-1` … `form:F-4`. */
export type Expecting = 'consent' | 'area' | 'summary' | 'resolved' | 'report' | 'duty' | (string & {});

export type Role = 'resident' | 'cadre' | 'moderator';

export interface Circumstances {
  /** The person's own area, or null: names are looked for there first. */
  homeAreaId?: string | null;
  /** Milliseconds of the turn. */
  now: number;
  /** Who writes; a resident unless told. */
  role?: Role;
  expecting?: Expecting;
}

/** Reads a text of a person. Never throws; linear in the length of the text. */
export function understand(text: string, knowledge: Knowledge, circumstances: Circumstances): Understanding {
  const reading = firstReading(text, knowledge, circumstances);
  const { read, role, place, words, issueCode, figures, amount } = reading;
  const { area, candidates, oldNameSaid, apart } = reading.chosen;
  const intent = intentOf(reading);
  const matched = categoryOf(reading, knowledge.categories);
  const personal = personalDataOf(read);
  const category = ofIntent(intent, personal.phone ? notAskedFor(matched) : matched, knowledge);
  const plans = ahead.has(intent);
  const ofCadre = role === 'cadre';
  const when = plans === ofCadre ? reading.when : whenOf(words, { now: circumstances.now, plans, changes: false });
  const asks: Ask[] = [];
  if (candidates.length > 0 || (area === null && needsArea.has(intent))) asks.push('area');
  if (needsArea.has(intent) && (category === null || (!category.sure && category.alternatives.length > 0)))
    asks.push('category');
  if (when.unsureTime && plans) asks.push('time');
  const flags = flagsOf(reading.signs, intent, personal);
  if (apart) flags.push('two_areas');
  if (text.length > LONGEST) flags.push('long');
  if (amount?.approximate) flags.push('approximate');
  if (when.lunar) flags.push('lunar');
  return {
    intent,
    category,
    area,
    areaCandidates: candidates,
    likelyArea: reading.likelyArea,
    oldNameSaid,
    issueCode,
    place: place?.words ?? null,
    since: when.since,
    date: when.date,
    time: when.time,
    amount: amount?.value ?? null,
    figures,
    asks,
    flags,
  };
}

/** These speak of days to come. */
const ahead: ReadonlySet<Intent> = new Set<Intent>([
  'schedule',
  'schedule_change',
  'postpone',
  'duty_ack',
  'duty_decline',
  'query_duties',
  'query_deadline',
  'question',
  'opinion',
]);
const needsArea: ReadonlySet<Intent> = new Set<Intent>(['report']);

/** These wishes have a category of their own; what the words speak of comes second. */
const categoryOfIntent: Partial<Record<Intent, string>> = { dispute_outcome: 'DC-06', praise: 'YK-02' };

function ofIntent(intent: Intent, matched: UnderstoodCategory | null, knowledge: Knowledge): UnderstoodCategory | null {
  const own = categoryOfIntent[intent];
  if (own === undefined || matched?.code === own || !knowledge.categories.byCode.has(own)) return matched;
  const others = matched ? [matched.code, ...matched.alternatives].filter((code) => code !== own) : [];
  return { code: own, alternatives: others.slice(0, 3), sure: others.length === 0 };
}

/** Who gives a number does not ask for one: YK-04 is for questions. */
function notAskedFor(matched: UnderstoodCategory | null): UnderstoodCategory | null {
  const [next, ...others] = matched?.alternatives ?? [];
  return matched?.code === 'YK-04' && next !== undefined ? { code: next, alternatives: others, sure: false } : matched;
}

function flagsOf(signs: TextSigns, intent: Intent, personal: ReturnType<typeof personalDataOf>): Flag[] {
  const flags: Flag[] = [];
  if (intent === 'emergency' || signs.flags.has('danger')) flags.push('danger');
  if (isSensitive(signs.sensitive)) flags.push('sensitive');
  if (signs.flags.has('anonymous')) flags.push('anonymous');
  if (personal.phone) flags.push('phone');
  if (personal.plate) flags.push('plate');
  if (personal.thirdPerson) flags.push('third_person');
  return flags;
}
