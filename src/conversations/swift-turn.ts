import type { ParsedUpdate } from '../channels/channel.ts';
import type { Reply } from '../engine/reply.ts';
import type { ClaimedMessage } from '../messages/outbox-claim-store.ts';
import { type NewUpdate, planInbox } from '../messages/plan-inbox.ts';
import { JOIN_DELAYS } from '../messages/ready-at.ts';
import { storable } from '../messages/storable.ts';
import { swiftTalks } from '../messages/swift-talk-view.ts';
import type { StoredSwiftTurn, SwiftTurn } from '../messages/swift-turn-store.ts';
import { addressHash, type ChannelAccount } from '../people/address-store.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { ConversationAtHand } from './conversation-at-hand.ts';
import type { Decision } from './decide-turns.ts';
import type { DrainDeps } from './drain-once.ts';
import type { KeptTalk, KeptTalks } from './kept-talks.ts';
import type { SendLoop } from './send-loop.ts';

/** One update that is answered at once: whether it may be, its turn, and what is left of it. */

export type SwiftDeps = Pick<
  DrainDeps,
  | 'database'
  | 'clock'
  | 'logger'
  | 'wakes'
  | 'takeTurn'
  | 'listen'
  | 'facts'
  | 'observe'
  | 'delays'
  | 'isUrgent'
  | 'loaders'
> & { encryption: Pick<Encryption, 'lookupHash' | 'decrypt'>; sender: Pick<SendLoop, 'reserve'> };

/** An update that may be answered at once, as far as can be told without its turn. */
export interface Candidate {
  /** Among the updates of its batch. */
  index: number;
  /** In memory. */
  key: string;
  talk: KeptTalk;
  /** Whether the talk was in memory. */
  isKept: boolean;
  row: NewUpdate;
  /** In the clear. */
  address: string;
}

export interface Taken extends Candidate {
  decision: Decision;
  says: Reply[];
  /** Whether the first of it is sent at once. */
  begins: boolean;
}

export function keyOf({ id, account }: ChannelAccount, address: string): string {
  return `${id}\n${account}\n${address}`;
}

/** Nothing to fetch, and nothing said of another update or of the person. */
const SIMPLE: ReadonlySet<string> = new Set(['text', 'choice', 'place', 'sticker', 'unsupported']);

export async function findCandidates(
  deps: SwiftDeps,
  channel: ChannelAccount,
  {
    updates,
    kept,
    only,
    now,
  }: { updates: readonly ParsedUpdate[]; kept: KeptTalks; only?: ReadonlySet<number>; now: Date },
): Promise<Candidate[]> {
  const { delays = JOIN_DELAYS, isUrgent = () => false } = deps;
  const counts = new Map<string, number>();
  for (const { address } of updates) counts.set(address, (counts.get(address) ?? 0) + 1);
  const simple = updates.flatMap((update, index) => {
    // Of two from one person the second belongs to what the first leads to.
    if (!SIMPLE.has(update.content.kind) || counts.get(update.address) !== 1 || only?.has(index) === false) return [];
    const key = keyOf(channel, update.address);
    return [{ update, index, key, talk: only ? undefined : kept.get(key) }];
  });
  const read = await readTalks(
    deps,
    channel,
    simple.filter(({ talk }) => !talk).map(({ update }) => update.address),
  );
  const known = simple.flatMap(({ update, talk: keptTalk, ...each }) => {
    const talk = keptTalk ?? read.get(update.address);
    // Another name is written down by the inbox.
    if (!talk || (update.name && update.name !== talk.name)) return [];
    return [{ ...each, update, talk, isKept: keptTalk !== undefined }];
  });
  const receivedAt = now.getTime();
  const { inserts } = planInbox(
    known.map(({ update, talk }) => ({ update, conversation: conversationOf(talk) })),
    [],
    { receivedAt, rule: { delays, isUrgent } },
  );
  // One is missing where the platform gave two people's updates the same id, and then nothing is simple.
  if (inserts.length !== known.length) return [];
  return known.flatMap(({ update, ...each }, nth) => {
    const row = inserts[nth]!;
    return row.readyAt <= receivedAt ? [{ ...each, row, address: update.address }] : [];
  });
}

/** By address. */
async function readTalks(
  { database, encryption }: SwiftDeps,
  channel: ChannelAccount,
  addresses: readonly string[],
): Promise<Map<string, KeptTalk>> {
  const hashes = addresses.map((address) => addressHash(encryption, channel, address));
  const talks = await swiftTalks(database.direct, channel, hashes);
  const found = new Map<string, KeptTalk>();
  addresses.forEach((address, index) => {
    const talk = talks.get(hashes[index]!.toString('hex'));
    if (talk) found.set(address, { ...talk, name: talk.nameCipher ? encryption.decrypt(talk.nameCipher) : undefined });
  });
  return found;
}

function conversationOf({ id, personId, addressId, collects, nameCipher }: KeptTalk): NewUpdate['conversation'] {
  const alone = { consented: true, waits: false, leased: false, unreachable: false };
  return { id, personId, addressId, hash: '', collects, nameCipher, ...alone };
}

export function atHand({ talk, row }: Candidate, { id: channel }: ChannelAccount): ConversationAtHand {
  const { id, personId, addressId, collects, inputs, session, lang, homeAreaId, announcements, followUp } = talk;
  const { kind, content, text, album, receivedAt, update } = row;
  return {
    ...{ id, personId, addressId, channel, collects, inputs, session, lang, homeAreaId, announcements, followUp },
    consented: true,
    officersUntil: talk.handedBackAt?.getTime() ?? 0,
    questions: [],
    updates: [
      {
        ...{ id: NOT_YET, conversationId: id, kind, text, album, receivedAt },
        content: content ?? {},
        replyTo: update.replyTo ?? null,
        media: [],
      },
    ],
  };
}

/** The id of an update that is not stored. No turn looks at it; effects and failures do, and those are left to the drain loop. */
const NOT_YET = 0n;

/** Nothing where the turn did more than say something. */
export function takenOf(candidate: Candidate, decision: Decision): Taken[] {
  const { taken, failed, effects, answered, replies } = decision;
  if (taken.length !== 1 || failed || effects.length > 0 || answered.length > 0) return [];
  const says = replies.flatMap((each) => ('reply' in each ? [storable(each.reply)] : []));
  return [{ ...candidate, decision, says, begins: candidate.talk.isQuiet && says.length > 0 }];
}

export function toTurn({ talk, row, decision: { taken, session, collects }, says, begins }: Taken): SwiftTurn {
  const input = taken[0]!.input;
  return {
    ...{ versions: talk.versions, update: row, collects, says, begins },
    ...(input.kind === 'choice' && { choice: input.id }),
    ...((session !== null || talk.session !== null) && { session }),
  };
}

export function messageOf(
  { talk, address, says }: Taken,
  { messageId }: StoredSwiftTurn,
  leaseToken: string,
): ClaimedMessage {
  return {
    ...{ id: messageId!, conversationId: talk.id, addressId: talk.addressId, address, reply: says[0]!, leaseToken },
    asksFromOutside: false,
    attempts: 1,
    sentParts: 0,
    firstFailedAt: null,
  };
}

/** The talk after the turn; undefined where others will say when it is quiet again. */
export function keptAfter(
  { talk, decision: { session, collects }, says, begins }: Taken,
  { version, messageId }: StoredSwiftTurn,
): KeptTalk | undefined {
  if (says.length > (begins ? 1 : 0) || !talk.isQuiet) return undefined;
  return {
    ...talk,
    versions: { ...talk.versions, conversation: version },
    inputs: talk.inputs + 1,
    session,
    collects,
    isQuiet: !begins,
    awaits: begins ? messageId! : undefined,
  };
}
