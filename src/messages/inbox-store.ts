import type { ParsedUpdate } from '../channels/channel.ts';
import {
  addressHash,
  type ChannelAccount,
  makeAddresses,
  markReachable,
  markUnreachable,
  renameAddresses,
} from '../people/address-store.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, Prisma, type Sql } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { CONSENT_LAPSED, CONSENT_SILENCE_MS } from './consent-silence.ts';
import { type LockedConversation, lockConversations, makeConversations } from './conversation-store.ts';
import { applyChanges, insertMedia, insertUpdates } from './inbox-rows-store.ts';
import { cancelQueued } from './outbox-store.ts';
import { type Arrival, type NewUpdate, planInbox, type StoredBefore } from './plan-inbox.ts';
import { JOIN_DELAYS, type JoinDelays } from './ready-at.ts';
import { storable } from './storable.ts';
import { noteReceipts } from './template-store.ts';
import { setTimers } from './timer-store.ts';

export interface InboxDeps {
  database: Database;
  encryption: Encryption;
  clock: Clock;
  delays?: JoinDelays;
  /** Texts that are taken at once besides numbers and slash commands: the words that work at any step. */
  isUrgent?: (text: string) => boolean;
}

export interface StoredUpdates {
  /** How many were new. */
  stored: number;
  conversationIds: string[];
  /** Media to fetch. */
  mediaIds: string[];
}

/** What became of one update. */
export interface StoredUpdate {
  /** False: it was stored before. */
  stored: boolean;
  conversationId: string | null;
  mediaIds: string[];
}

/** Stores updates of one account in one transaction. Idempotent by (channel, account, external id). */
export async function storeUpdates(
  deps: InboxDeps,
  channel: ChannelAccount,
  updates: readonly ParsedUpdate[],
): Promise<StoredUpdates> {
  return summary(await storeEach(deps, channel, updates));
}

export function summary(results: readonly StoredUpdate[]): StoredUpdates {
  const all: StoredUpdates = { stored: 0, conversationIds: [], mediaIds: [] };
  for (const { stored, conversationId, mediaIds } of results) {
    if (!stored) continue;
    all.stored += 1;
    if (conversationId && !all.conversationIds.includes(conversationId)) all.conversationIds.push(conversationId);
    all.mediaIds.push(...mediaIds);
  }
  return all;
}

/** As `storeUpdates`, with a result for each update, in their order. */
export async function storeEach(
  deps: InboxDeps,
  channel: ChannelAccount,
  updates: readonly ParsedUpdate[],
): Promise<StoredUpdate[]> {
  const clean = updates.map(storable);
  return deps.database.direct.$transaction(async (tx) => {
    const now = deps.clock.now();
    const hashes = clean.map((update) =>
      update.content.kind === 'ignored' ? null : addressHash(deps.encryption, channel, update.address),
    );
    const conversations = await conversationsOf(tx, deps, { channel, updates: clean, hashes, now });
    const arrivals = clean.flatMap((update, index): Arrival[] => {
      const hash = hashes[index];
      return hash ? [{ update, conversation: conversations.get(hash.toString('hex'))! }] : [];
    });
    const before = arrivals.some(dependsOnBefore) ? await storedBefore(tx, channel, arrivals) : [];
    const plan = planInbox(arrivals, before, {
      receivedAt: now.getTime(),
      rule: { delays: deps.delays ?? JOIN_DELAYS, isUrgent: deps.isUrgent ?? (() => false) },
    });
    const ignored = clean.filter(({ content }) => content.kind === 'ignored');
    const ids = await insertUpdates(tx, channel, { plan, ignored, now });
    const mediaIds = await insertMedia(tx, deps, { channel, inserts: plan.inserts, ids, now });
    await applyChanges(tx, plan);
    const told = ignored.flatMap(({ externalId, at, content }) =>
      content.kind === 'ignored' && content.receipt && ids.has(externalId) ? [{ at, receipt: content.receipt }] : [],
    );
    await noteReceipts(tx, channel, told);
    await applyToPeople(tx, deps, { inserts: plan.inserts.filter((row) => ids.has(row.update.externalId)), now });
    return clean.map(({ externalId }, index) => {
      const stored = ids.delete(externalId);
      const conversationId = conversations.get(hashes[index]?.toString('hex') ?? '')?.id ?? null;
      return { stored, conversationId, mediaIds: stored ? (mediaIds.get(externalId) ?? []) : [] };
    });
  });
}

/** Locks the conversations of these updates and makes those that are missing. @returns them by the hash of their address. */
async function conversationsOf(
  tx: Sql,
  { encryption, clock }: InboxDeps,
  {
    channel,
    updates,
    hashes,
    now,
  }: { channel: ChannelAccount; updates: readonly ParsedUpdate[]; hashes: readonly (Buffer | null)[]; now: Date },
): Promise<Map<string, LockedConversation>> {
  const people = new Map<string, { hash: Buffer; address: string; name?: string }>();
  updates.forEach(({ address, name }, index) => {
    const hash = hashes[index];
    if (hash) people.set(hash.toString('hex'), { hash, address, name });
  });
  const found = new Map<string, LockedConversation>();
  const lock = async (hashed: readonly Buffer[]) => {
    if (hashed.length === 0) return;
    for (const row of await lockConversations(tx, channel, { hashes: hashed, real: clock.real() }))
      found.set(row.hash, row);
  };
  await lock([...people.values()].map(({ hash }) => hash));
  const newcomers = [...people].filter(([hash]) => !found.has(hash)).map(([, person]) => person);
  if (newcomers.length > 0) {
    const newHashes = newcomers.map(({ hash }) => hash);
    await makeAddresses(tx, { encryption, at: channel, now }, newcomers);
    await makeConversations(tx, channel, { hashes: newHashes, now });
    await lock(newHashes);
  }
  return found;
}

/** Where nothing waits, a plain message changes nothing of before; and a repeat is found when it is inserted. */
function dependsOnBefore({ update, conversation }: Arrival): boolean {
  return conversation.waits || update.content.kind === 'edited' || update.content.kind === 'deleted';
}

/** What waits in these conversations, and which of the updates are stored already. */
async function storedBefore(tx: Sql, channel: ChannelAccount, arrivals: readonly Arrival[]): Promise<StoredBefore[]> {
  const conversationIds = [...new Set(arrivals.map(({ conversation }) => conversation.id))];
  const externalIds = arrivals.map(({ update }) => update.externalId);
  const columns = Prisma.sql`id, external_id AS "externalId", conversation_id AS "conversationId", message_id AS "messageId",
    kind, text, content->>'album' AS album, received_at AS "receivedAt", ready_at AS "readyAt"`;
  const rows = await tx.$queryRaw<
    (Omit<StoredBefore, 'receivedAt' | 'readyAt'> & { receivedAt: Date; readyAt: Date })[]
  >`
    (SELECT ${columns}, true AS waiting FROM updates
     WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND state = 'waiting' ORDER BY id)
    UNION ALL
    SELECT ${columns}, false FROM updates
    WHERE channel = ${channel.id} AND account = ${channel.account} AND external_id = ANY(${externalIds}::text[])
      AND state <> 'waiting'`;
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.getTime(), readyAt: row.readyAt.getTime() }));
}

/** Blocked, back again, another name, and the end of a silence without consent. */
async function applyToPeople(
  tx: Sql,
  { encryption }: InboxDeps,
  { inserts, now }: { inserts: readonly NewUpdate[]; now: Date },
): Promise<void> {
  // The last update of each conversation says how things stand.
  const last = new Map(inserts.map((row) => [row.conversation.id, row]));
  const blocked = [...last.values()].filter(({ kind }) => kind === 'blocked');
  if (blocked.length > 0) {
    const gone = blocked.map(({ conversation }) => ({ addressId: conversation.addressId, reason: 'person_blocked' }));
    await markUnreachable(tx, gone, now);
    await cancelQueued(
      tx,
      blocked.map(({ conversation }) => conversation.id),
      { reason: 'person_blocked', now },
    );
  }
  const back = [...last.values()].filter(({ kind, conversation }) => kind !== 'blocked' && conversation.unreachable);
  await markReachable(
    tx,
    back.map(({ conversation }) => conversation.addressId),
  );
  const renamed = [...last.values()].flatMap(({ update: { name }, conversation: { addressId, nameCipher } }) =>
    name && (nameCipher === null || encryption.decrypt(nameCipher) !== name) ? [{ addressId, name }] : [],
  );
  await renameAddresses(tx, encryption, renamed);
  const silent = inserts.filter(({ conversation, content }) => !conversation.consented && content !== null);
  await setTimers(
    tx,
    [...new Set(silent.map(({ conversation }) => conversation.id))].map((subject) => ({
      kind: CONSENT_LAPSED,
      subject,
      dueAt: new Date(now.getTime() + CONSENT_SILENCE_MS),
    })),
  );
}
