import type { ParsedUpdate } from '../channels/channel.ts';
import type { Reply } from '../engine/reply.ts';
import type { SwiftTurns } from '../messages/inbox.ts';
import type { StoredUpdate } from '../messages/inbox-store.ts';
import type { ClaimedMessage } from '../messages/outbox-claim-store.ts';
import { type NewUpdate, planInbox } from '../messages/plan-inbox.ts';
import { JOIN_DELAYS } from '../messages/ready-at.ts';
import { storable } from '../messages/storable.ts';
import { type SwiftTalk, swiftTalks } from '../messages/swift-talk-view.ts';
import { endSwiftTurns, type StoredSwiftTurn, type SwiftTurn } from '../messages/swift-turn-store.ts';
import { addressHash, type ChannelAccount } from '../people/address-store.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { errorFields } from '../platform/logger.ts';
import type { ConversationAtHand } from './conversation-at-hand.ts';
import { type Decision, decideTurns } from './decide-turns.ts';
import type { DrainDeps } from './drain-once.ts';
import { factLoaders } from './facts/fact-loaders.ts';
import { sayNothing } from './listen-turn.ts';
import type { SendLoop } from './send-loop.ts';

export type SwiftDeps = Pick<
  DrainDeps,
  'database' | 'clock' | 'logger' | 'wakes' | 'takeTurn' | 'facts' | 'observe' | 'delays' | 'isUrgent' | 'loaders'
> & { encryption: Encryption; sender: Pick<SendLoop, 'reserve'> };

/**
 * Answers updates as they come: what most people say most of the time needs no waiting, so it is stored, taken and answered in one
 * commit, and its reply is sent from memory. Whatever is not so simple is left to the inbox and the drain loop: something waits in the
 * conversation or comes in fragments, there is no consent, a turn has effects, a moderator has the talk, another process is quicker.
 * Then the turn is taken anew there, which harms nothing, for deciding has no effects.
 */
export function swiftTurns(deps: SwiftDeps): SwiftTurns {
  return async (channel, updates) => {
    try {
      return await takeSwiftly(deps, channel, updates);
    } catch (error) {
      deps.logger.warn({ updates: updates.length, ...errorFields(error) }, 'updates cannot be answered at once now');
      return [];
    }
  };
}

/** An update that may be answered at once, as far as can be told without its turn. */
interface Candidate {
  index: number;
  talk: SwiftTalk;
  row: NewUpdate;
  /** In the clear. */
  address: string;
}

async function takeSwiftly(
  deps: SwiftDeps,
  channel: ChannelAccount,
  updates: readonly ParsedUpdate[],
): Promise<(StoredUpdate | undefined)[]> {
  const now = deps.clock.now();
  const candidates = await findCandidates(deps, channel, { updates, now });
  if (candidates.length === 0) return [];
  const decisions = await decide(
    deps,
    candidates.map((candidate) => atHand(candidate, channel)),
    now,
  );
  const taken = candidates.flatMap((candidate, nth) => {
    const decision = decisions[nth]!;
    return isSimple(decision) ? [{ ...candidate, decision, says: repliesOf(decision) }] : [];
  });
  if (taken.length === 0) return [];

  const places = deps.sender.reserve(channel, taken.filter(({ talk, says }) => talk.isQuiet && says.length > 0).length);
  let left = places.count;
  const turns = taken.map((each) => {
    const begins = each.talk.isQuiet && each.says.length > 0 && left > 0;
    if (begins) left -= 1;
    return { ...each, begins };
  });
  const lease = {
    token: newId(),
    startedAt: deps.clock.real(),
    until: new Date(deps.clock.real().getTime() + places.leaseMs),
  };
  let stored: StoredSwiftTurn[] = [];
  try {
    stored = await endSwiftTurns(deps.database.direct, channel, { turns: turns.map(toTurn), lease, now });
  } finally {
    const byConversation = new Map(stored.map((row) => [row.conversationId, row]));
    places.begin(
      turns.flatMap((turn) => {
        const row = byConversation.get(turn.talk.id);
        return turn.begins && row ? [messageOf(turn, row, lease.token)] : [];
      }),
    );
  }
  const byConversation = new Map(stored.map((row) => [row.conversationId, row]));
  const done = turns.filter(({ talk }) => byConversation.has(talk.id));
  // Behind the first, or without a place: they are claimed as any other.
  if (done.some(({ says, begins }) => says.length > (begins ? 1 : 0))) deps.wakes.wake('send');
  tell(deps, channel, { done, stored });
  const results: (StoredUpdate | undefined)[] = updates.map(() => undefined);
  for (const { index, talk } of done) results[index] = { stored: true, conversationId: talk.id, mediaIds: [] };
  return results;
}

async function findCandidates(
  { database, encryption, delays = JOIN_DELAYS, isUrgent = () => false }: SwiftDeps,
  channel: ChannelAccount,
  { updates, now }: { updates: readonly ParsedUpdate[]; now: Date },
): Promise<Candidate[]> {
  const counts = new Map<string, number>();
  for (const { address } of updates) counts.set(address, (counts.get(address) ?? 0) + 1);
  const simple = updates.flatMap((update, index) => {
    // Of two from one person the second belongs to what the first leads to.
    if (!SIMPLE.has(update.content.kind) || counts.get(update.address) !== 1) return [];
    return [{ update, index, hash: addressHash(encryption, channel, update.address) }];
  });
  if (simple.length === 0) return [];
  const talks = await swiftTalks(
    database.direct,
    channel,
    simple.map(({ hash }) => hash),
  );
  const known = simple.flatMap(({ update, index, hash }) => {
    const talk = talks.get(hash.toString('hex'));
    return talk && isNamed(encryption, talk, update) ? [{ update, index, talk }] : [];
  });
  const receivedAt = now.getTime();
  const { inserts } = planInbox(
    known.map(({ update, talk }) => ({ update, conversation: lockedAs(talk) })),
    [],
    { receivedAt, rule: { delays, isUrgent } },
  );
  // One is missing where the platform gave two people's updates the same id, and then nothing is simple.
  if (inserts.length !== known.length) return [];
  return known.flatMap(({ update, index, talk }, nth) => {
    const row = inserts[nth]!;
    return row.readyAt <= receivedAt ? [{ index, talk, row, address: update.address }] : [];
  });
}

/** Nothing to fetch, and nothing said of another update or of the person. */
const SIMPLE: ReadonlySet<string> = new Set(['text', 'choice', 'place', 'sticker', 'unsupported']);

function isNamed(encryption: Encryption, { nameCipher }: SwiftTalk, { name }: ParsedUpdate): boolean {
  return !name || (nameCipher !== null && encryption.decrypt(nameCipher) === name);
}

function lockedAs({ id, personId, addressId, hash, collects, nameCipher }: SwiftTalk): NewUpdate['conversation'] {
  const alone = { consented: true, waits: false, leased: false, unreachable: false };
  return { id, personId, addressId, hash, collects, nameCipher, ...alone };
}

function atHand({ talk, row }: Candidate, { id: channel }: ChannelAccount): ConversationAtHand {
  const { id, personId, addressId, collects, inputs, session, lang, homeAreaId, announcements, followUp } = talk;
  return {
    ...{ id, personId, addressId, channel, collects, inputs, session, lang, homeAreaId, announcements, followUp },
    consented: true,
    officersUntil: talk.handedBackAt?.getTime() ?? 0,
    questions: [],
    updates: [
      {
        id: NOT_YET,
        conversationId: id,
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

function decide(
  {
    takeTurn,
    listen = sayNothing,
    loaders = factLoaders,
    facts,
    delays = JOIN_DELAYS,
    isUrgent = () => false,
  }: SwiftDeps & Pick<DrainDeps, 'listen'>,
  conversations: readonly ConversationAtHand[],
  now: Date,
): Promise<Decision[]> {
  return decideTurns({ takeTurn, listen, loaders, facts, rule: { delays, isUrgent } }, conversations, {
    now: now.getTime(),
  });
}

function isSimple({ taken, failed, effects, answered }: Decision): boolean {
  return taken.length === 1 && !failed && effects.length === 0 && answered.length === 0;
}

function repliesOf({ replies }: Decision): Reply[] {
  return replies.flatMap((each) => ('reply' in each ? [storable(each.reply)] : []));
}

interface Taken extends Candidate {
  decision: Decision;
  says: Reply[];
  begins: boolean;
}

function toTurn({ talk, row, decision: { taken, session, collects }, says, begins }: Taken): SwiftTurn {
  const input = taken[0]!.input;
  return {
    version: talk.version,
    update: row,
    ...(input.kind === 'choice' && { choice: input.id }),
    ...((session !== null || talk.session !== null) && { session }),
    collects,
    says,
    begins,
  };
}

function messageOf({ talk, address, says }: Taken, { messageId }: StoredSwiftTurn, leaseToken: string): ClaimedMessage {
  return {
    id: messageId!,
    conversationId: talk.id,
    addressId: talk.addressId,
    address,
    reply: says[0]!,
    asksFromOutside: false,
    attempts: 1,
    sentParts: 0,
    firstFailedAt: null,
    leaseToken,
  };
}

function tell(
  { observe, logger }: SwiftDeps,
  channel: ChannelAccount,
  { done, stored }: { done: readonly Taken[]; stored: readonly StoredSwiftTurn[] },
): void {
  if (done.length > 0) observe?.({ kind: 'turns', channel: channel.id, count: done.length });
  for (const { decision } of done) if (decision.steps.length > 0) observe?.({ kind: 'steps', events: decision.steps });
  for (const { conversationId, updateId } of stored)
    logger.debug({ conversation: conversationId, updates: [String(updateId)] }, 'turns are taken');
}
