import { townDay } from '../../calendar/town-day.ts';
import type { Channel } from '../../channels/channel.ts';
import {
  bundleOf,
  type Decision,
  decideWay,
  isFreeHere,
  isNearEdge,
  type LedgerAccount,
  LONG_OUTBOX,
  type Wanted,
} from '../../messages/ledger.ts';
import {
  accountStates,
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
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/database.ts';
import { addTasks, type NewTask } from '../../staff/task-store.ts';
import { CALL_WITHIN_MS, PHONE_TASK, QUOTA_TASK } from './phone-task.ts';
import { ledgerWords } from './words.ts';

export type CountedChannel = Pick<Channel, 'id' | 'account' | 'can' | 'name' | 'unitsOf' | 'sendTemplate'>;

interface ReviewDeps {
  channel: CountedChannel;
  /** All that are open: a message may go by another one. */
  channels: readonly CountedChannel[];
  clock: Clock;
}

/** Whether messages of a channel are counted at all. */
export function isCounted({ can }: Pick<Channel, 'can'>): boolean {
  return can.windows !== undefined || can.quota !== undefined;
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
    const bundles = await bundle(tx, work, plans);
    return plans.flatMap(({ message, decision, facts }) => sentNow(work, { message, decision, facts }, bundles));
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
  open: ReadonlyMap<string, { channel: CountedChannel; account: LedgerAccount }>;
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
  const counted = channels.filter((one) => one.id !== channel.id && isCounted(one));
  const facts = await messageFacts(
    tx,
    claimed.map(({ id }) => id),
  );
  const states = await accountStates(tx, [channel, ...counted], now);
  const byId = new Map(facts.map((one) => [BigInt(one.id), one]));
  const bulk = facts.some(({ priority }) => priority === 3);
  const queued = bulk ? await queuedBeforeBulk(tx, channel, { now, limit: LONG_OUTBOX }) : 0;
  const standing = (one: CountedChannel, index: number): LedgerAccount => ({ ...states[index]!, limits: one.can });
  return {
    ...{ channel, now, queued },
    account: standing(channel, 0),
    facts: byId,
    open: new Map(
      channels
        .filter((one) => one.id !== channel.id)
        .map((one) => {
          const index = counted.indexOf(one);
          const account = index === -1 ? UNCOUNTED : standing(one, index + 1);
          return [`${one.id} ${one.account}`, { channel: one, account }] as const;
        }),
    ),
  };
}

/** A channel without limits takes everything at no cost. */
const UNCOUNTED = { limits: {}, terms: {}, used: 0, spent: 0, perDay: [0, 0, 0, 0] } as unknown as LedgerAccount;

function plan(work: Work, message: ClaimedMessage): Plan {
  const facts = work.facts.get(BigInt(message.id))!;
  const units = Math.max(1, (work.channel.unitsOf?.(message.reply) ?? 1) - message.sentParts);
  const wanted: Wanted = {
    ...{ priority: facts.priority, units, heardAt: facts.heardAt, place: facts.place },
    hasPhone: facts.phoneCipher !== null,
    templateSent: facts.way === 'template',
    refused: facts.reason === 'outside_window' || facts.reason === 'quota_exhausted' ? facts.reason : null,
  };
  // What was begun is brought to its end where it was begun.
  const others = message.sentParts > 0 ? [] : facts.others.filter((other) => takes(work, wanted, other));
  const around = { now: work.now, others: others.map(({ conversationId }) => conversationId), queued: work.queued };
  const decision = decideWay(wanted, work.account, around);
  if ('cost' in decision) {
    // The next one of this batch is decided on with this one counted.
    work.account.used += decision.way === 'template' ? 1 : units;
    work.account.spent += decision.cost;
  }
  return { message, facts, decision, units: decision.way === 'template' ? 1 : units };
}

function takes({ open, now }: Work, wanted: Wanted, other: MessageFacts['others'][number]): boolean {
  const there = open.get(`${other.channel} ${other.account}`);
  if (!there) return false;
  const heardAt = other.heardAt === null ? null : new Date(other.heardAt);
  return isFreeHere({ ...wanted, heardAt, place: other.place, refused: null }, there.account, now);
}

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

const MOST_NOTE = 500;

function taskOf(
  channel: CountedChannel,
  { facts, decision }: Plan & { decision: Extract<Decision, { way: 'task' }> },
  now: Date,
): NewTask {
  const dueAt = new Date(now.getTime() + CALL_WITHIN_MS);
  const month = townDay(now).slice(0, 7);
  if (decision.task === 'quota')
    return {
      kind: QUOTA_TASK,
      subject: `${channel.id}:${month}`,
      note: ledgerWords.quota(channel.name, `${month.slice(5)}/${month.slice(0, 4)}`),
      dueAt,
    };
  return {
    kind: PHONE_TASK,
    subject: facts.conversationId,
    conversationId: facts.conversationId,
    issueId: facts.issueId ?? undefined,
    wardId: facts.wardId ?? undefined,
    note: ledgerWords.call(ledgerWords.why[decision.why], facts.text ?? ledgerWords.confidential).slice(0, MOST_NOTE),
    dueAt,
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
  { account, now }: Work,
  { message, decision, facts }: Pick<Plan, 'message' | 'decision' | 'facts'>,
  bundles: ReadonlyMap<bigint, string>,
): ClaimedMessage[] {
  switch (decision.way) {
    case 'free':
    case 'paid': {
      const text = bundles.get(message.id);
      return [text === undefined ? message : { ...message, reply: { ...message.reply, text } }];
    }
    case 'template': {
      const { id, codeBlank, dayBlank } = account.terms.template!;
      const template: ClaimedTemplate = {
        id,
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
