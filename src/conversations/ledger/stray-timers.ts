import { lockingFirst, type TimerHandler } from '../../messages/fire-timers.ts';
import { decideStray } from '../../messages/ledger.ts';
import { giveUp, messageFacts, moveToOther } from '../../messages/ledger-store.ts';
import {
  dropStrays,
  findSwitchedOff,
  lockUnsent,
  STRAY,
  type StrayMessage,
  straysOf,
} from '../../messages/stray-store.ts';
import { setTimers } from '../../messages/timer-store.ts';
import type { Sql, Transaction } from '../../platform/database.ts';
import { addTasks } from '../../staff/task-store.ts';
import type { CountedChannel } from './counted-channel.ts';
import { openChannels, takes } from './open-channels.ts';
import { phoneTask } from './phone-task.ts';

/** One timer for all: it looks for accounts that no process has any more. */
const SWITCHED_OFF = 'switched_off_channels';
const LOOK_EVERY_MS = 5 * 60_000;

interface StrayDeps {
  /** All that are open. */
  channels: readonly CountedChannel[];
  wakeSend(): void;
}

/** Begins to look for channels that were switched off; to be called when a worker starts. */
export function lookForSwitchedOff(tx: Sql, now: Date): Promise<void> {
  return setTimers(tx, [{ kind: SWITCHED_OFF, subject: 'all', dueAt: now }]);
}

/**
 * What its own channel does not take, because it was switched off or the person blocked us there, goes by another channel of the same
 * person, as the ledger allows; else somebody calls, or a moderator reads why it was cancelled.
 */
export function strayTimers({ channels, wakeSend }: StrayDeps): Record<string, TimerHandler> {
  return {
    [STRAY]: lockingFirst(lockUnsent, async (tx, timers, now) => {
      const subjects = timers.map(({ subject }) => subject);
      const strays = await straysOf(tx, subjects, { open: channels, now });
      if (strays.length > 0) await settle(tx, { channels, strays, now });
      return wakeSend;
    }),
    [SWITCHED_OFF]: async (tx, _timers, now) => {
      await findSwitchedOff(tx, { open: channels, now });
      await setTimers(tx, [{ kind: SWITCHED_OFF, subject: 'all', dueAt: new Date(now.getTime() + LOOK_EVERY_MS) }]);
    },
  };
}

interface Strays {
  channels: readonly CountedChannel[];
  strays: readonly StrayMessage[];
  now: Date;
}

async function settle(tx: Transaction, { channels, strays, now }: Strays): Promise<void> {
  const facts = await messageFacts(
    tx,
    strays.map(({ id }) => id),
  );
  const open = await openChannels(tx, channels, now);
  const plans = strays.map((stray) => {
    const known = facts.find(({ id }) => BigInt(id) === BigInt(stray.id))!;
    const wanted = { priority: known.priority, units: 1, hasPhone: false, templateSent: false };
    const others = known.others.filter((other) => takes(open, wanted, { other, now }));
    const decision = decideStray(
      { ...stray, priority: known.priority, heardAt: known.heardAt },
      { now, others: others.map(({ conversationId }) => conversationId) },
    );
    return { ...stray, facts: known, decision };
  });
  await moveToOther(
    tx,
    plans.flatMap(({ id, decision }) =>
      decision.way === 'other' ? [{ id, conversationId: decision.conversationId }] : [],
    ),
    now,
  );
  await dropStrays(
    tx,
    plans.filter(({ decision }) => decision.way === 'cancel'),
  );
  const called = plans.filter(({ decision }) => decision.way === 'call');
  await giveUp(
    tx,
    called.map(({ id }) => ({ id, reason: 'nowhere_else' })),
  );
  await addTasks(
    tx,
    called.map(({ facts: of, why }) => phoneTask(of, why, now)),
    now,
  );
  await setTimers(
    tx,
    plans.flatMap(({ conversationId, decision }) =>
      decision.way === 'wait' ? [{ kind: STRAY, subject: conversationId, dueAt: decision.until }] : [],
    ),
  );
}
