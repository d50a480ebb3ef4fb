import type { ParsedUpdate } from '../channels/channel.ts';
import type { Reply } from '../engine/reply.ts';
import type { ClaimedMessage } from '../messages/outbox-claim-store.ts';
import { type Arrival, type NewUpdate, planInbox } from '../messages/plan-inbox.ts';
import { JOIN_DELAYS } from '../messages/ready-at.ts';
import { storable } from '../messages/storable.ts';
import { swiftTalks } from '../messages/swift-talk-view.ts';
import type { StoredSwiftTurn, SwiftTurn } from '../messages/swift-turn-store.ts';
import { addressHash, type ChannelAccount } from '../people/address-store.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { ConversationAtHand } from './conversation-at-hand.ts';
import type { Decision } from './decide-turns.ts';
import type { DrainDeps } from './drain-once.ts';
import { copyOf, type KeptTalk, type KeptTalks } from './kept-talks.ts';
import type { SendLoop } from './send-loop.ts';

/**
 * One update that is answered at once: whether it may be, its turn, and what is left of it. Objects are written out field by field:
 * this runs for every message, and spreading them took a tenth of its time.
 */

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
}

export interface Taken {
  candidate: Candidate;
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
  const simple = simpleOnes(updates, only);
  const keys = simple.map((index) => keyOf(channel, updates[index]!.address));
  const keptTalks = keys.map((key) => (only ? undefined : kept.get(key)));
  const strangers = simple.filter((_, nth) => !keptTalks[nth]).map((index) => updates[index]!.address);
  const read = strangers.length > 0 ? await readTalks(deps, channel, strangers) : undefined;
  const candidates: Omit<Candidate, 'row'>[] = [];
  const arrivals: Arrival[] = [];
  simple.forEach((index, nth) => {
    const update = updates[index]!;
    const talk = keptTalks[nth] ?? read?.get(update.address);
    // Another name is written down by the inbox.
    if (!talk || (update.name && update.name !== talk.name)) return;
    candidates.push({ index, key: keys[nth]!, talk, isKept: keptTalks[nth] !== undefined });
    arrivals.push({ update, conversation: conversationOf(talk) });
  });
  const receivedAt = now.getTime();
  const { inserts } = planInbox(arrivals, [], { receivedAt, rule: { delays, isUrgent } });
  // One is missing where the platform gave two people's updates the same id, and then nothing is simple.
  if (inserts.length !== candidates.length) return [];
  const ripe: Candidate[] = [];
  candidates.forEach(({ index, key, talk, isKept }, nth) => {
    const row = inserts[nth]!;
    if (row.readyAt <= receivedAt) ripe.push({ index, key, talk, isKept, row });
  });
  return ripe;
}

/** Indexes. Of two updates from one person the second belongs to what the first leads to. */
function simpleOnes(updates: readonly ParsedUpdate[], only: ReadonlySet<number> | undefined): number[] {
  const counts = new Map<string, number>();
  for (const { address } of updates) counts.set(address, (counts.get(address) ?? 0) + 1);
  const simple: number[] = [];
  updates.forEach(({ content, address }, index) => {
    if (SIMPLE.has(content.kind) && counts.get(address) === 1 && only?.has(index) !== false) simple.push(index);
  });
  return simple;
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
    if (!talk) return;
    const name = talk.nameCipher ? encryption.decrypt(talk.nameCipher) : undefined;
    found.set(address, { ...talk, name, awaits: undefined });
  });
  return found;
}

function conversationOf({ id, personId, addressId, collects, nameCipher }: KeptTalk): NewUpdate['conversation'] {
  return {
    id,
    personId,
    addressId,
    hash: '',
    consented: true,
    collects,
    waits: false,
    leased: false,
    unreachable: false,
    nameCipher,
  };
}

export function atHand({ talk, row }: Candidate, channel: string): ConversationAtHand {
  return {
    id: talk.id,
    personId: talk.personId,
    addressId: talk.addressId,
    channel,
    consented: true,
    collects: talk.collects,
    inputs: talk.inputs,
    lang: talk.lang,
    homeAreaId: talk.homeAreaId,
    officersUntil: talk.handedBackAt?.getTime() ?? 0,
    announcements: talk.announcements,
    followUp: talk.followUp,
    assistant: talk.assistant,
    session: talk.session,
    questions: [],
    updates: [
      {
        id: NOT_YET,
        conversationId: talk.id,
        kind: row.kind,
        content: row.content ?? {},
        text: row.text,
        album: row.album,
        replyTo: row.update.replyTo ?? null,
        receivedAt: row.receivedAt,
        media: [],
      },
    ],
  };
}

/** The id of an update that is not stored. No turn looks at it; effects and failures do, and those are left to the drain loop. */
const NOT_YET = 0n;

/** Undefined where the turn did more than say something. */
export function takenOf(candidate: Candidate, decision: Decision): Taken | undefined {
  const { taken, failed, effects, answered, replies } = decision;
  if (taken.length !== 1 || failed || effects.length > 0 || answered.length > 0) return undefined;
  const says: Reply[] = [];
  for (const each of replies) if ('reply' in each) says.push(storable(each.reply));
  return { candidate, decision, says, begins: candidate.talk.isQuiet && says.length > 0 };
}

export function toTurn({ candidate: { talk, row }, decision, says, begins }: Taken): SwiftTurn {
  const { taken, session, collects } = decision;
  const input = taken[0]!.input;
  return {
    versions: talk.versions,
    update: row,
    choice: input.kind === 'choice' ? input.id : undefined,
    session: session !== null || talk.session !== null ? session : undefined,
    collects,
    says,
    begins,
  };
}

export function messageOf(
  { candidate: { talk, row }, says }: Taken,
  { messageId }: StoredSwiftTurn,
  leaseToken: string,
): ClaimedMessage {
  return {
    id: messageId!,
    conversationId: talk.id,
    addressId: talk.addressId,
    address: row.update.address,
    reply: says[0]!,
    asksFromOutside: false,
    attempts: 1,
    sentParts: 0,
    unansweredPart: null,
    firstFailedAt: null,
    leaseToken,
  };
}

/** The talk after the turn; undefined where others will say when it is quiet again. */
export function keptAfter(
  { candidate: { talk }, decision: { session, collects }, says, begins }: Taken,
  { version, messageId }: StoredSwiftTurn,
): KeptTalk | undefined {
  if (says.length > (begins ? 1 : 0) || !talk.isQuiet) return undefined;
  const after = copyOf(talk);
  after.versions = { conversation: version, address: talk.versions.address, person: talk.versions.person };
  after.inputs += 1;
  after.session = session;
  after.collects = collects;
  after.isQuiet = !begins;
  after.awaits = begins ? messageId! : undefined;
  return after;
}
