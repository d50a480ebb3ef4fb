import { townDay } from '../../calendar/town-day.ts';
import {
  bundleOf,
  type Decision,
  decideWay,
  isNearEdge,
  type LedgerAccount,
  LONG_OUTBOX,
  type Wanted,
} from '../../messages/ledger.ts';
import {
  giveUp,
  joinMessages,
  type MessageFacts,
  messageFacts,
  moveToOther,
  plainFollowing,
  putOff,
  queuedBeforeBulk,
  type Reserved,
  reserve,
  wakeWaiting,
} from '../../messages/ledger-store.ts';
import type { ClaimedMessage, ClaimedTemplate, ReviewClaim } from '../../messages/outbox-claim-store.ts';
import { nameTemplates } from '../../messages/template-store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/database.ts';
import { addTasks, type NewTask } from '../../staff/task-store.ts';
import { type CountedChannel, isCounted } from './counted-channel.ts';
import { keyOf, type OpenChannels, openChannels, takes } from './open-channels.ts';
import { CALL_WITHIN_MS, phoneTask, QUOTA_TASK } from './phone-task.ts';
import { ledgerWords } from './words.ts';

interface ReviewDeps {
  channel: CountedChannel;
  /** All that are open: a message may go by another one. */
  channels: readonly CountedChannel[];
  clock: Clock;
}

/**
 * The ledger at work: what was claimed for an account with windows or quotas is decided on in the transaction that claimed it, under the
 * lock of the account; what is sent is counted before it leaves. Undefined for all other channels.
 */
export function reviewFor({ channel, channels, clock }: ReviewDeps): ReviewClaim | undefined {
  if (!isCounted(channel)) return undefined;
  return async (tx, claimed) => {
    const now = clock.now();
    const work = await prepare(tx, { channel, channels, clock }, { claimed, now });
    const plans = claimed.map((message) => plan(work, message));
    await writeDown(tx, work, plans);
    const texts = await bundle(tx, work, plans);
    const templates = plans.filter(({ decision }) => decision.way === 'template').map(({ message }) => message.id);
    const trackingIds = await nameTemplates(tx, templates);
    return plans.flatMap((one) => sentNow(work, one, { texts, trackingIds }));
  };
}

/** What waited for people who have written since may be claimed. Once a claim, and only where templates are in use. */
export async function wakeFor(tx: Sql, channel: CountedChannel, now: Date): Promise<void> {
  if (channel.sendTemplate) await wakeWaiting(tx, channel, now);
}

interface Work {
  channel: CountedChannel;
  now: Date;
  account: LedgerAccount;
  facts: ReadonlyMap<bigint, MessageFacts>;
  open: OpenChannels;
  queued: number;
}

interface Plan {
  message: ClaimedMessage;
  facts: MessageFacts;
  decision: Decision;
  units: number;
}

async function prepare(
  tx: Sql,
  { channel, channels }: ReviewDeps,
  { claimed, now }: { claimed: readonly ClaimedMessage[]; now: Date },
): Promise<Work> {
  const facts = await messageFacts(
    tx,
    claimed.map(({ id }) => id),
  );
  const open = await openChannels(tx, [channel, ...channels.filter(({ id }) => id !== channel.id)], now);
  const byId = new Map(facts.map((one) => [BigInt(one.id), one]));
  const bulk = facts.some(({ priority }) => priority === 3);
  const queued = bulk ? await queuedBeforeBulk(tx, channel, { now, limit: LONG_OUTBOX }) : 0;
  return { channel, now, queued, open, account: open.get(keyOf(channel))!, facts: byId };
}

function plan(work: Work, message: ClaimedMessage): Plan {
  const facts = work.facts.get(BigInt(message.id))!;
  const units = Math.max(1, (work.channel.unitsOf?.(message.reply) ?? 1) - message.sentParts);
  const wanted: Wanted = {
    ...{ priority: facts.priority, units, heardAt: facts.heardAt, place: facts.place },
    hasPhone: facts.phoneCipher !== null,
    templateSent: facts.way === 'template',
    templateArrivedAt: facts.templateArrivedAt,
    refused: REFUSALS.find((reason) => reason === facts.reason) ?? null,
  };
  // What was begun is brought to its end where it was begun.
  const elsewhere = message.sentParts > 0 ? [] : facts.others.filter((other) => other.channel !== work.channel.id);
  const others = elsewhere.filter((other) => takes(work.open, wanted, { other, now: work.now }));
  const around = { now: work.now, others: others.map(({ conversationId }) => conversationId), queued: work.queued };
  const decision = decideWay(wanted, work.account, around);
  if ('cost' in decision) {
    // The next one of this batch is decided on with this one counted.
    work.account.used += decision.way === 'template' ? 1 : units;
    work.account.spent += decision.cost;
  }
  return { message, facts, decision, units: decision.way === 'template' ? 1 : units };
}

const REFUSALS = ['outside_window', 'quota_exhausted', 'free_used_up'] as const;

async function writeDown(tx: Sql, { channel, now }: Work, plans: readonly Plan[]): Promise<void> {
  const reserved = plans.flatMap(({ message, facts, decision, units }): Reserved[] =>
    'cost' in decision
      ? [{ id: message.id, priority: facts.priority, way: decision.way, units, cost: decision.cost }]
      : [],
  );
  await reserve(tx, channel, { reserved, now });
  await putOff(
    tx,
    plans.flatMap(({ message: { id }, decision }) =>
      decision.way === 'wait' ? [{ id, until: decision.until, reason: decision.why }] : [],
    ),
  );
  await moveToOther(
    tx,
    plans.flatMap(({ message: { id }, decision }) =>
      decision.way === 'other' ? [{ id, conversationId: decision.conversationId }] : [],
    ),
    now,
  );
  const given = plans.flatMap((one) => (one.decision.way === 'task' ? [{ ...one, decision: one.decision }] : []));
  await giveUp(
    tx,
    given.map(({ message: { id }, decision }) => ({ id, reason: decision.why })),
  );
  await addTasks(
    tx,
    given.map((one) => taskOf(channel, one, now)),
    now,
  );
}

function taskOf(
  channel: CountedChannel,
  { facts, decision }: Plan & { decision: Extract<Decision, { way: 'task' }> },
  now: Date,
): NewTask {
  if (decision.task === 'phone') return phoneTask(facts, decision.why, now);
  const month = townDay(now).slice(0, 7);
  return {
    kind: QUOTA_TASK,
    subject: `${channel.id}:${month}`,
    note: ledgerWords.quota(channel.name, `${month.slice(5)}/${month.slice(0, 4)}`),
    dueAt: new Date(now.getTime() + CALL_WITHIN_MS),
  };
}

/** @returns the new words of messages that others joined. */
async function bundle(tx: Sql, { channel, account, now }: Work, plans: readonly Plan[]): Promise<Map<bigint, string>> {
  const heads = plans.filter(
    ({ message, facts, decision }) =>
      (decision.way === 'free' || decision.way === 'paid') &&
      facts.isPlain &&
      message.sentParts === 0 &&
      isNearEdge(facts, account, now),
  );
  const following = await plainFollowing(
    tx,
    heads.map(({ message }) => message.id),
  );
  const bundles = heads.flatMap(({ message, facts }) => {
    const own = following.filter(({ head }) => BigInt(head) === BigInt(message.id));
    const joined = bundleOf(facts.text ?? '', own, channel.can.textLength);
    return joined ? [{ head: message.id, ...joined }] : [];
  });
  await joinMessages(tx, bundles);
  return new Map(bundles.map(({ head, text }) => [head, text]));
}

function sentNow(
  { account, channel, now }: Work,
  { message, decision, facts, units }: Plan,
  { texts, trackingIds }: { texts: ReadonlyMap<bigint, string>; trackingIds: ReadonlyMap<bigint, string> },
): ClaimedMessage[] {
  switch (decision.way) {
    case 'free':
    case 'paid': {
      const text = texts.get(message.id);
      const asksFree = decision.way === 'free' && account.terms.asksFreeLeft && channel.freeLeft !== undefined;
      return [
        {
          ...message,
          ...(text === undefined ? {} : { reply: { ...message.reply, text } }),
          ...(asksFree ? { needsFree: units } : {}),
        },
      ];
    }
    case 'template': {
      const { id, codeBlank, dayBlank } = account.terms.template!;
      const template: ClaimedTemplate = {
        id,
        trackingId: trackingIds.get(BigInt(message.id))!,
        data: {
          ...(codeBlank && { [codeBlank]: facts.issueCode ?? '–' }),
          ...(dayBlank && { [dayBlank]: vietnameseDay(now) }),
        },
        ...(decision.by === 'phone' && facts.phoneCipher && { phoneCipher: facts.phoneCipher }),
      };
      return [{ ...message, template }];
    }
    default:
      return [];
  }
}

/** `dd/mm/yyyy`: what a blank for a date takes. */
function vietnameseDay(now: Date): string {
  return townDay(now).split('-').reverse().join('/');
}
