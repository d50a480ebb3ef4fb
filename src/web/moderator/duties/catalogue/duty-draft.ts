import {
  type DutyContent,
  type DutyPlan,
  type DutyView,
  newDutySchema,
  type RecurrenceShape,
} from '../../../../duties/catalogue-schema.ts';

/** Pure: what the form holds while a duty is written. A recurrence is chosen by how people say it, not by its rule. */

export const WAYS = ['once', 'weekly', 'monthly', 'yearly', 'lunar', 'event', 'rule'] as const;
export type Way = (typeof WAYS)[number];

/** All the ways at once, so that going back to one finds what was written there. */
export interface RecurrenceDraft {
  way: Way;
  /** The day of `once`, and the day from which a rule counts. */
  start: string;
  weekdays: string[];
  monthDay: number;
  months: string[];
  everyYears: number;
  lunarMonth: number;
  lunarDay: number;
  event: 'festival' | 'area_festival';
  plus: number;
  working: boolean;
  rule: string;
}

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export function emptyRecurrence(today: string): RecurrenceDraft {
  return {
    ...{ way: 'monthly', start: today, weekdays: ['FR'], monthDay: 20, months: ['12'], everyYears: 1 },
    ...{ lunarMonth: 1, lunarDay: 15, event: 'festival', plus: 0, working: false, rule: '' },
  };
}

export function draftOfRecurrence(recurrence: RecurrenceShape, today: string): RecurrenceDraft {
  const empty = emptyRecurrence(today);
  switch (recurrence.kind) {
    case 'once':
      return { ...empty, way: 'once', start: recurrence.day };
    case 'lunar':
      return { ...empty, way: 'lunar', lunarMonth: recurrence.month, lunarDay: recurrence.day, plus: recurrence.plus };
    case 'event':
      return {
        ...{ ...empty, way: 'event', event: recurrence.event, plus: recurrence.plus },
        working: recurrence.working ?? false,
      };
    case 'rrule': {
      const { start, rule } = recurrence;
      return { ...empty, start, rule, ...(simple(rule) ?? { way: 'rule' }) };
    }
  }
}

export function recurrenceOf(draft: RecurrenceDraft): RecurrenceShape {
  const { way, start } = draft;
  const rule = (text: string): RecurrenceShape => ({ kind: 'rrule', start, rule: text });
  switch (way) {
    case 'once':
      return { kind: 'once', day: start };
    case 'weekly':
      return rule(`FREQ=WEEKLY;BYDAY=${WEEKDAYS.filter((day) => draft.weekdays.includes(day)).join(',')}`);
    case 'monthly':
      return rule(`FREQ=MONTHLY;BYMONTHDAY=${draft.monthDay}`);
    case 'yearly': {
      const every = draft.everyYears > 1 ? `INTERVAL=${draft.everyYears};` : '';
      const months = [...draft.months].sort((one, other) => Number(one) - Number(other));
      return rule(`FREQ=YEARLY;${every}BYMONTH=${months.join(',')};BYMONTHDAY=${draft.monthDay}`);
    }
    case 'lunar':
      return { kind: 'lunar', month: draft.lunarMonth, day: draft.lunarDay, plus: draft.plus };
    case 'event':
      return { kind: 'event', event: draft.event, plus: draft.plus, ...(draft.working && { working: true }) };
    case 'rule':
      return rule(draft.rule);
  }
}

/** Rules of the three plain forms; null: it is edited as it is written. */
function simple(rule: string): Partial<RecurrenceDraft> | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const only = (...names: string[]) => [...parts.keys()].every((name) => name === 'FREQ' || names.includes(name));
  const monthDay = Number(parts.get('BYMONTHDAY'));
  const isDay = Number.isInteger(monthDay) && monthDay >= 1 && monthDay <= 31;
  const weekdays = (parts.get('BYDAY') ?? '').split(',');
  switch (parts.get('FREQ')) {
    case 'WEEKLY':
      return only('BYDAY') && weekdays.every((day) => WEEKDAYS.some((one) => one === day))
        ? { way: 'weekly', weekdays }
        : null;
    case 'MONTHLY':
      return only('BYMONTHDAY') && isDay ? { way: 'monthly', monthDay } : null;
    case 'YEARLY':
      return only('INTERVAL', 'BYMONTH', 'BYMONTHDAY') && isDay && parts.has('BYMONTH')
        ? {
            ...{ way: 'yearly', monthDay, months: parts.get('BYMONTH')!.split(',') },
            everyYears: Number(parts.get('INTERVAL') ?? 1),
          }
        : null;
    default:
      return null;
  }
}

export interface DutyDraft extends Omit<DutyContent, 'recurrence'> {
  code: string;
  recurrence: RecurrenceDraft;
}

export function emptyDraft(today: string): DutyDraft {
  return {
    ...{ code: '', titleVi: '', titleEn: '', recurrence: emptyRecurrence(today), roll: 'prev', hour: '17:00' },
    ...{ actorKinds: [], supportKinds: [], actorArea: null, ladder: 'L1', opensDays: null, evidence: [] },
    ...{ asksReceipt: true, isReviewed: false, programmes: [], clauses: [], source: '' },
    ...{ validFrom: null, validTo: null, successor: null },
  };
}

export function draftOf(duty: DutyView, today: string): DutyDraft {
  const content = contentOf(duty);
  return { ...content, code: duty.code, recurrence: draftOfRecurrence(content.recurrence, today) };
}

/** What of a stored duty can be written. */
export function contentOf(duty: DutyView): DutyContent {
  const { titleVi, titleEn, roll, hour, actorKinds, supportKinds, actorArea, ladder, opensDays, evidence } = duty;
  const { asksReceipt, isReviewed, programmes, clauses, source, validFrom, validTo, successor } = duty;
  return {
    ...{ titleVi, titleEn, roll, hour, actorKinds, supportKinds, actorArea, ladder, opensDays, evidence },
    ...{ asksReceipt, isReviewed, programmes, clauses, source, validFrom, validTo, successor },
    recurrence: duty.recurrence as RecurrenceShape,
  };
}

export function planOf(content: DutyContent): DutyPlan {
  const { recurrence, roll, hour, actorKinds, supportKinds, actorArea, ladder, opensDays, validFrom, validTo } =
    content;
  return { recurrence, roll, hour, actorKinds, supportKinds, actorArea, ladder, opensDays, validFrom, validTo };
}

/** The fields that are not filled in as they must be; none: it can be sent. */
export function faultsIn(draft: DutyDraft): string[] {
  const read = newDutySchema.safeParse({ ...draft, recurrence: recurrenceOf(draft.recurrence) });
  return read.success ? [] : [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
}
