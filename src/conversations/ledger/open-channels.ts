import { isFreeHere, type LedgerAccount, type Wanted } from '../../messages/ledger.ts';
import { accountStates, type MessageFacts } from '../../messages/ledger-store.ts';
import type { ChannelAccount } from '../../people/address-store.ts';
import type { Sql } from '../../platform/database.ts';
import { type CountedChannel, isCounted } from './counted-channel.ts';

/** The open channels by `keyOf`, each with where its account stands. */
export type OpenChannels = ReadonlyMap<string, LedgerAccount>;

/** A channel without limits takes everything at no cost. */
const UNCOUNTED = { limits: {}, terms: {}, used: 0, spent: 0, perDay: [0, 0, 0, 0] } as unknown as LedgerAccount;

export function keyOf({ id, account }: ChannelAccount): string {
  return `${id} ${account}`;
}

export async function openChannels(
  tx: Pick<Sql, '$queryRaw'>,
  channels: readonly CountedChannel[],
  now: Date,
): Promise<OpenChannels> {
  const counted = channels.filter(isCounted);
  const states = await accountStates(tx, counted, now);
  const standing = new Map(counted.map((one, index) => [keyOf(one), { ...states[index]!, limits: one.can }]));
  return new Map(channels.map((one) => [keyOf(one), standing.get(keyOf(one)) ?? UNCOUNTED]));
}

/** Whether another conversation of the person is on an open channel that takes the message free of charge. */
export function takes(
  open: OpenChannels,
  wanted: Pick<Wanted, 'priority' | 'units' | 'hasPhone' | 'templateSent'>,
  { other, now }: { other: MessageFacts['others'][number]; now: Date },
): boolean {
  const there = open.get(keyOf({ id: other.channel, account: other.account }));
  if (!there) return false;
  const heardAt = other.heardAt === null ? null : new Date(other.heardAt);
  return isFreeHere({ ...wanted, heardAt, place: other.place, templateArrivedAt: null, refused: null }, there, now);
}
