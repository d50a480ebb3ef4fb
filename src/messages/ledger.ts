import { isQuietHour, mayRemind, nextLoudMoment, QUIET_HOURS } from '../calendar/quiet.ts';
import { momentOn, plusDays, townDay, townHour } from '../calendar/town-day.ts';
import type { Capabilities } from '../channels/channel.ts';
import type { LedgerTerms } from './ledger-schema.ts';
import type { Priority } from './outbox-store.ts';

/**
 * How a message goes out on a channel whose platform has windows, quotas or prices. Pure: what is known of the account, the person and
 * their other channels comes in, one decision comes out.
 */

/** An account as it stands now. */
export interface LedgerAccount {
  limits: Pick<Capabilities, 'windows' | 'quota'>;
  terms: LedgerTerms;
  /** Messages of the platform of this calendar month, and đồng spent in it. */
  used: number;
  spent: number;
  /** Messages a day of late, by priority: what the rest of the month is expected to need. */
  perDay: readonly [number, number, number, number];
}

/** What is to go out, and to whom. */
export interface Wanted {
  priority: Priority;
  /** Messages of the platform that it takes. */
  units: number;
  /** When the person last did something there; null: never. */
  heardAt: Date | null;
  /** Their place among all who ever wrote to the account, from 1. */
  place: number;
  hasPhone: boolean;
  /** For this very message a template went out already, and the person did not come. */
  templateSent: boolean;
  /** When the platform told that it reached their phone; null: nothing was told. */
  templateArrivedAt: Date | null;
  /** The platform told so a moment ago, whatever we counted: it refused it, or has no free message left for this person. */
  refused: 'outside_window' | 'quota_exhausted' | 'free_used_up' | null;
}

export interface Surroundings {
  now: Date;
  /** Conversations of the same person on other channels that would take it free of charge, the one last heard from first. */
  others: readonly string[];
  /** Messages of the account that wait and are more important than broadcasts. */
  queued: number;
}

export type Decision =
  | { way: 'free' | 'paid'; cost: number }
  | { way: 'template'; by: 'id' | 'phone'; cost: number }
  | { way: 'other'; conversationId: string }
  | { way: 'wait'; until: Date; why: 'quiet_hours' | 'outbox_long' | 'waits_for_person' }
  /** Nothing reaches them: somebody of the office has to. `phone`: a task for each person; `quota`: one for all of the month. */
  | { way: 'task'; task: 'phone' | 'quota'; why: 'people_limit' | 'quota_short' | 'outside_window' | 'free_used_up' };

/** Who wrote so lately is awake: an answer may come at any hour. Milliseconds. */
const AWAKE_MS = 30 * 60_000;

/** A broadcast waits while so many more important messages do; so long until it is looked at again, in milliseconds. */
export const LONG_OUTBOX = 10_000;
const LOOK_AGAIN_MS = 10 * 60_000;

/** So long after a template somebody may still come to read what it announced. Milliseconds. */
export const WAITS_FOR_PERSON_MS = 7 * 24 * 3_600_000;

/** A window is taken to end so much earlier: the platform counts from its own clock, and updates may have come late. Milliseconds. */
const WINDOW_MARGIN_MS = 10 * 60_000;

/** Zalo refuses templates to telephone numbers, and lets no other one ring (`platforms.md` §3.4). */
const TEMPLATE_NIGHT = { from: '22:00', to: '06:00' } as const;

/** Free window, else the paid one, else a template, else another channel of that person, else a task for a moderator. */
export function decideWay(wanted: Wanted, account: LedgerAccount, around: Surroundings): Decision {
  const quiet = quietUntil(wanted, around.now);
  if (quiet) return { way: 'wait', until: quiet, why: 'quiet_hours' };
  if (wanted.priority === 3 && around.queued >= LONG_OUTBOX)
    return { way: 'wait', until: new Date(around.now.getTime() + LOOK_AGAIN_MS), why: 'outbox_long' };
  const here = wayHere(wanted, account, around.now);
  if (typeof here !== 'string') return here;
  // Its answer was lost, but its receipt came: they know that something waits for them.
  const comesUntil = wanted.templateArrivedAt && new Date(wanted.templateArrivedAt.getTime() + WAITS_FOR_PERSON_MS);
  if (comesUntil && around.now < comesUntil) return { way: 'wait', until: comesUntil, why: 'waits_for_person' };
  const [other] = around.others;
  if (other !== undefined) return { way: 'other', conversationId: other };
  const task = wanted.priority === 3 ? 'quota' : 'phone';
  return { way: 'task', task, why: here };
}

/** What its own channel does not take at all: that is switched off, or the person blocked us there. */
export interface Stray extends Pick<Wanted, 'priority' | 'heardAt'> {
  /** Whether it is worth looking for the person elsewhere: not the next sentence of a talk that is over. */
  matters: boolean;
}

export type StrayDecision =
  | Extract<Decision, { way: 'other' }>
  | { way: 'wait'; until: Date }
  | { way: 'call' }
  | { way: 'cancel' };

/** Another channel of that person, else somebody calls; nobody is called to hear a broadcast. */
export function decideStray(stray: Stray, { now, others }: Pick<Surroundings, 'now' | 'others'>): StrayDecision {
  if (!stray.matters) return { way: 'cancel' };
  const quiet = quietUntil(stray, now);
  if (quiet) return { way: 'wait', until: quiet };
  const [other] = others;
  if (other !== undefined) return { way: 'other', conversationId: other };
  return stray.priority === 3 ? { way: 'cancel' } : { way: 'call' };
}

/** Whether the channel takes it at no cost, for somebody whose message comes from elsewhere. */
export function isFreeHere(wanted: Wanted, account: LedgerAccount, now: Date): boolean {
  const here = wayHere(wanted, account, now);
  return typeof here !== 'string' && here.way === 'free';
}

function wayHere(
  wanted: Wanted,
  account: LedgerAccount,
  now: Date,
): Extract<Decision, { cost: number }> | Extract<Decision, { way: 'task' }>['why'] {
  const { limits, terms } = account;
  const people = terms.people ?? limits.quota?.people;
  if (people !== undefined && wanted.place > people) return 'people_limit';
  if (wanted.refused === 'quota_exhausted' || wanted.units > allowance(wanted.priority, account, now))
    return 'quota_short';
  const { windows } = limits;
  if (!windows) return { way: 'free', cost: 0 };
  const silence = wanted.refused === 'outside_window' ? Number.POSITIVE_INFINITY : silenceOf(wanted, now);
  const isFree = silence < windows.freeMs;
  if (isFree && wanted.refused !== 'free_used_up') return { way: 'free', cost: 0 };
  const affords = (cost: number) => terms.paidAllowed && account.spent + cost <= terms.monthlyBudget;
  const paid = terms.prices.paid * wanted.units;
  if (silence < windows.paidMs && affords(paid)) return { way: 'paid', cost: paid };
  const by = templateFor(wanted, terms, now);
  const cost = by === 'phone' ? terms.prices.phoneTemplate : terms.prices.template;
  if (by !== null && affords(cost)) return { way: 'template', by, cost };
  return isFree ? 'free_used_up' : 'outside_window';
}

/** At night a template rings nowhere, and whatever is urgent must ring: then somebody calls. */
function templateFor({ templateSent, hasPhone }: Wanted, { template }: LedgerTerms, now: Date): 'id' | 'phone' | null {
  if (!template || templateSent || isTemplateNight(now)) return null;
  if (template.byId) return 'id';
  return template.byPhone && hasPhone ? 'phone' : null;
}

function isTemplateNight(now: Date): boolean {
  const hour = townHour(now);
  return hour >= TEMPLATE_NIGHT.from || hour < TEMPLATE_NIGHT.to;
}

function silenceOf({ heardAt }: Wanted, now: Date): number {
  return heardAt ? now.getTime() - heardAt.getTime() + WINDOW_MARGIN_MS : Number.POSITIVE_INFINITY;
}

/** Until when it must wait; null: it may ring now. */
function quietUntil({ priority, heardAt }: Pick<Wanted, 'priority' | 'heardAt'>, now: Date): Date | null {
  if (priority === 0) return null;
  if (priority >= 2) return mayRemind(now) ? null : nextLoudMoment(now);
  if (!isQuietHour(now) || (heardAt !== null && now.getTime() - heardAt.getTime() < AWAKE_MS)) return null;
  const today = townDay(now);
  return momentOn(townHour(now) >= QUIET_HOURS.from ? plusDays(today, 1) : today, QUIET_HOURS.to);
}

/** Shares of the month's quota that are kept for what is more important, at most. */
const KEPT = { urgent: 0.05, replies: 0.5, reminders: 0.2 } as const;

/**
 * Messages that something so important may still use this month: all but what the rest of the month will need for what is more
 * important, so that broadcasts give way first, then reminders, then replies.
 */
export function allowance(priority: Priority, account: LedgerAccount, now: Date): number {
  const quota = quotaOf(account);
  if (quota === undefined) return Number.POSITIVE_INFINITY;
  const days = daysLeft(now);
  const keep = (share: number, perDay: number) => Math.min(Math.ceil(perDay * days), Math.floor(quota * share));
  const kept = [
    0,
    Math.ceil(quota * KEPT.urgent),
    keep(KEPT.replies, account.perDay[1]),
    keep(KEPT.reminders, account.perDay[2]),
  ];
  return quota - account.used - kept.slice(0, priority + 1).reduce((sum, one) => sum + one, 0);
}

function quotaOf({ terms, limits }: Pick<LedgerAccount, 'terms' | 'limits'>): number | undefined {
  return terms.messagesAMonth ?? limits.quota?.messagesAMonth;
}

/** Days of this month after today. */
function daysLeft(now: Date): number {
  const [year, month, day] = townDay(now).split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - day;
}

/** When the month's quota is used up if it goes on as of late; null: not this month, or there is no quota. */
export function quotaEndsOn(account: LedgerAccount, now: Date): string | null {
  const quota = quotaOf(account);
  if (quota === undefined) return null;
  const today = townDay(now);
  const left = quota - account.used;
  if (left <= 0) return today;
  const rate = account.perDay.reduce((sum, one) => sum + one, 0);
  if (rate <= 0) return null;
  const days = Math.floor(left / rate);
  return days > daysLeft(now) ? null : plusDays(today, days);
}

/** The last hours of the free window, in milliseconds, and the last part of the quota: from here on several updates go as one. */
const EDGE_MS = 2 * 3_600_000;
const SHORT_QUOTA = 0.2;

/** Whether messages to this person are to be put together: what is said later will cost, or there is little left. */
export function isNearEdge(wanted: Pick<Wanted, 'heardAt'>, account: LedgerAccount, now: Date): boolean {
  const { windows } = account.limits;
  const quota = quotaOf(account);
  if (quota !== undefined && quota - account.used < quota * SHORT_QUOTA) return true;
  if (!windows || !wanted.heardAt) return false;
  return now.getTime() - wanted.heardAt.getTime() >= windows.freeMs - EDGE_MS;
}

/** A message that may be put together with others: words alone, that ask nothing. */
export interface Plain {
  id: bigint;
  text: string;
}

/**
 * The first message with as many of the following ones as fit into one message of the platform.
 * @returns null where none does.
 */
export function bundleOf(
  first: string,
  following: readonly Plain[],
  mostText: number,
): { text: string; joined: bigint[] } | null {
  let text = first;
  const joined: bigint[] = [];
  for (const one of following) {
    const longer = `${text}\n\n${one.text}`;
    if (longer.length > mostText) break;
    text = longer;
    joined.push(one.id);
  }
  return joined.length > 0 ? { text, joined } : null;
}
