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
import { type Database, Prisma, type Transaction } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { CONSENT_LAPSED, CONSENT_SILENCE_MS } from './consent-silence.ts';
import { type LockedConversation, lockConversations, makeConversations } from './conversation-store.ts';
import { eraseTakenBack } from './erase-store.ts';
import { cancelQueued } from './outbox-store.ts';
import { type Arrival, type InboxPlan, type NewUpdate, planInbox, type StoredBefore } from './plan-inbox.ts';
import { JOIN_DELAYS, type JoinDelays } from './ready-at.ts';
import { storable } from './storable.ts';
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
  const stored = results.filter((result) => result.stored);
  return {
    stored: stored.length,
    conversationIds: [...new Set(stored.flatMap(({ conversationId }) => conversationId ?? []))],
    mediaIds: stored.flatMap(({ mediaIds }) => mediaIds),
  };
}

/** As `storeUpdates`, with a result for each update, in their order. */
export async function storeEach(
  deps: InboxDeps,
  channel: ChannelAccount,
  updates: readonly ParsedUpdate[],
): Promise<StoredUpdate[]> {
  const clean = updates.map(storable);
  return deps.database.$transaction(async (tx) => {
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
  tx: Transaction,
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
async function storedBefore(
  tx: Transaction,
  channel: ChannelAccount,
  arrivals: readonly Arrival[],
): Promise<StoredBefore[]> {
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

/** @returns ids of the rows by external id; one that was stored before has none. */
async function insertUpdates(
  tx: Transaction,
  channel: ChannelAccount,
  { plan, ignored, now }: { plan: InboxPlan; ignored: readonly ParsedUpdate[]; now: Date },
): Promise<Map<string, bigint>> {
  const rows = [
    ...plan.inserts.map((row, index) => ({
      ord: index,
      external_id: row.update.externalId,
      conversation_id: row.conversation.id,
      message_id: row.messageId,
      reply_to: row.update.replyTo ?? null,
      kind: row.kind,
      content: row.content,
      text: row.text,
      happened_at: row.update.at,
      ready_at: new Date(row.readyAt),
      state: row.state,
      visibility: row.content === null ? 'erased' : row.conversation.consented ? 'released' : 'held',
      reason: row.content === null ? 'taken_back' : null,
    })),
    ...ignored.map(({ externalId, at, content }, index) => ({
      ord: plan.inserts.length + index,
      external_id: externalId,
      kind: 'ignored',
      happened_at: at,
      ready_at: now,
      state: 'ignored',
      visibility: 'erased',
      reason: 'why' in content ? content.why : null,
    })),
  ];
  if (rows.length === 0) return new Map();
  const ready = plan.ready.map(({ id, readyAt }) => ({ id, readyAt: readyAt === null ? null : new Date(readyAt) }));
  const stored = await tx.$queryRaw<{ id: bigint; externalId: string }[]>`
    WITH stored AS (
      INSERT INTO updates (channel, account, external_id, conversation_id, message_id, reply_to, kind, content, text,
        happened_at, received_at, ready_at, state, visibility, reason)
      SELECT ${channel.id}, ${channel.account}, external_id, conversation_id, message_id, reply_to, kind, content, text,
        happened_at, ${now}::timestamptz, ready_at, state, visibility, reason
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(ord int, external_id text, conversation_id uuid,
        message_id text, reply_to text, kind text, content jsonb, text text, happened_at timestamptz, ready_at timestamptz,
        state text, visibility text, reason text)
      ORDER BY ord
      ON CONFLICT (channel, account, external_id) DO NOTHING
      RETURNING id, external_id, conversation_id
    ), touched AS (
      UPDATE conversations c SET ready_at = t."readyAt", last_input_at = ${now}::timestamptz
      FROM json_to_recordset(${JSON.stringify(ready)}::json) AS t(id uuid, "readyAt" timestamptz)
      WHERE c.id = t.id AND c.id IN (SELECT conversation_id FROM stored)
    )
    SELECT id, external_id AS "externalId" FROM stored`;
  return new Map(stored.map(({ id, externalId }) => [externalId, id]));
}

/** @returns ids of new media by the external id of their update. */
async function insertMedia(
  tx: Transaction,
  { encryption }: InboxDeps,
  {
    channel,
    inserts,
    ids,
    now,
  }: { channel: ChannelAccount; inserts: readonly NewUpdate[]; ids: ReadonlyMap<string, bigint>; now: Date },
): Promise<Map<string, string[]>> {
  const rows = inserts.flatMap(({ update, conversation, content }) => {
    const updateId = ids.get(update.externalId);
    if (updateId === undefined || content === null || !('file' in update.content)) return [];
    return {
      id: newId(),
      externalId: update.externalId,
      update_id: String(updateId),
      conversation_id: conversation.id,
      kind: update.content.kind === 'photo' ? 'photo' : update.content.what,
      source: `\\x${encryption.encrypt(JSON.stringify(update.content.file)).toString('hex')}`,
    };
  });
  if (rows.length > 0)
    await tx.$executeRaw`
      INSERT INTO media (id, update_id, conversation_id, channel, account, kind, source_cipher, created_at)
      SELECT id, update_id, conversation_id, ${channel.id}, ${channel.account}, kind, source, ${now}::timestamptz
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r(id uuid, update_id bigint, conversation_id uuid, kind text, source bytea)`;
  return new Map(rows.map(({ externalId, id }) => [externalId, [id]]));
}

/** What the arrivals change of updates that were stored before. */
async function applyChanges(tx: Transaction, { moved, edited, takenBack }: InboxPlan): Promise<void> {
  if (moved.length > 0) {
    const rows = moved.map(({ id, readyAt }) => ({ id: String(id), ready_at: new Date(readyAt) }));
    await tx.$executeRaw`
      UPDATE updates u SET ready_at = r.ready_at
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, ready_at timestamptz) WHERE u.id = r.id`;
  }
  if (edited.length > 0) {
    const rows = edited.map(({ id, text }, ord) => ({ id: String(id), text, ord }));
    await tx.$executeRaw`
      UPDATE updates u SET text = r.text, content = jsonb_set(u.content,
        CASE u.kind WHEN 'text' THEN '{text}'::text[] ELSE '{caption}'::text[] END, to_jsonb(r.text))
      FROM (SELECT DISTINCT ON (id) id, text
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, text text, ord int) ORDER BY id, ord DESC) r
      WHERE u.id = r.id`;
  }
  await eraseTakenBack(tx, takenBack);
}

/** Blocked, back again, another name, and the end of a silence without consent. */
async function applyToPeople(
  tx: Transaction,
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
      'person_blocked',
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
