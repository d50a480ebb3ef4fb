import type { ParsedUpdate, UpdateContent } from '../channels/channel.ts';
import type { LockedConversation } from './conversation-store.ts';
import { type Fragment, type JoinRule, readyTimes } from './ready-at.ts';

/** An update of one of the conversations at hand that is stored already. */
export interface StoredBefore extends Fragment {
  id: bigint;
  externalId: string;
  conversationId: string | null;
  messageId: string | null;
  waiting: boolean;
  /** Milliseconds since the epoch. */
  readyAt: number;
}

export interface Arrival {
  /** With text that can be stored, and never `ignored`. */
  update: ParsedUpdate;
  conversation: LockedConversation;
}

/** A row to insert into `updates`. */
export interface NewUpdate extends Fragment {
  update: ParsedUpdate;
  conversation: LockedConversation;
  messageId: string | null;
  /** What is stored: without the reference to a file, which may hold a token. Null: taken back before anyone read it. */
  content: Record<string, unknown> | null;
  state: 'waiting' | 'done' | 'ignored';
  readyAt: number;
}

export interface InboxPlan {
  inserts: NewUpdate[];
  /** Stored updates that may be taken at another time than before. */
  moved: { id: bigint; readyAt: number }[];
  /** Stored updates whose text was changed before they were taken. */
  edited: { id: bigint; text: string }[];
  /** Stored updates that were taken back before they were taken. */
  takenBack: bigint[];
  /** When each conversation has something ready; null: nothing waits. */
  ready: { id: string; readyAt: number | null }[];
}

/** Pure: what storing these arrivals, oldest first, changes. `receivedAt` in milliseconds; `rule` says what is joined. */
export function planInbox(
  arrivals: readonly Arrival[],
  before: readonly StoredBefore[],
  { receivedAt, rule }: { receivedAt: number; rule: Omit<JoinRule, 'collects'> },
): InboxPlan {
  const known = new Set(before.map(({ externalId }) => externalId));
  const plan: InboxPlan = { inserts: [], moved: [], edited: [], takenBack: [], ready: [] };
  const waiting = new Map<string, (StoredBefore | NewUpdate)[]>();
  const conversations = new Map<string, LockedConversation>();
  for (const row of before) if (row.waiting && row.conversationId) push(waiting, row.conversationId, { ...row });

  for (const { update, conversation } of arrivals) {
    if (known.has(update.externalId)) continue;
    known.add(update.externalId);
    conversations.set(conversation.id, conversation);
    const row = newUpdate(update, conversation, receivedAt);
    plan.inserts.push(row);
    applyToWaiting(row, waiting.get(conversation.id) ?? [], plan);
    if (row.state === 'waiting') push(waiting, conversation.id, row);
  }

  for (const conversation of conversations.values()) {
    const rows = (waiting.get(conversation.id) ?? []).filter((row) => !isTakenBack(row, plan));
    const times = readyTimes(rows, { ...rule, collects: conversation.collects });
    rows.forEach((row, index) => {
      const readyAt = times[index]!;
      if ('id' in row && row.readyAt !== readyAt) plan.moved.push({ id: row.id, readyAt });
      row.readyAt = readyAt;
    });
    plan.ready.push({ id: conversation.id, readyAt: times[0] ?? null });
  }
  return plan;
}

function newUpdate(update: ParsedUpdate, conversation: LockedConversation, receivedAt: number): NewUpdate {
  const { content } = update;
  return {
    update,
    conversation,
    messageId: update.messageId ?? null,
    kind: content.kind,
    text: textOf(content),
    album: 'album' in content ? (content.album ?? null) : null,
    content: withoutFile(content),
    state: content.kind === 'blocked' || content.kind === 'unblocked' ? 'done' : 'waiting',
    receivedAt,
    readyAt: receivedAt,
  };
}

/** Most have none, and are not copied. */
function withoutFile(content: UpdateContent): Record<string, unknown> {
  if (!('file' in content)) return content;
  const { file: _, ...kept } = content;
  return kept;
}

/** What is shown and searched of an update. */
function textOf(content: UpdateContent): string | null {
  switch (content.kind) {
    case 'text':
    case 'edited':
      return content.text;
    case 'photo':
    case 'recording':
      return content.caption || null;
    case 'sticker':
      return content.emoji ?? null;
    default:
      return null;
  }
}

/** An edit or a deletion of what still waits changes that; of what was taken, it is an input of its own. */
function applyToWaiting(row: NewUpdate, waiting: (StoredBefore | NewUpdate)[], plan: InboxPlan): void {
  const { content } = row.update;
  if (content.kind !== 'edited' && content.kind !== 'deleted') return;
  const original = waiting.find(
    (candidate) =>
      candidate.messageId === content.of &&
      !isTakenBack(candidate, plan) &&
      // A turn may be reading a stored one at this moment.
      !('id' in candidate && row.conversation.leased),
  );
  if (!original) return;
  if (content.kind === 'edited') {
    if (original.kind !== 'text' && original.kind !== 'photo' && original.kind !== 'recording') return;
    row.content = { ...row.content, was: original.text };
    original.text = content.text;
    if ('id' in original) plan.edited.push({ id: original.id, text: content.text });
    else original.content = { ...original.content, [original.kind === 'text' ? 'text' : 'caption']: content.text };
  } else if ('id' in original) {
    plan.takenBack.push(original.id);
  } else {
    original.state = 'ignored';
    original.content = null;
    original.text = null;
  }
  row.state = 'done';
}

function isTakenBack(row: StoredBefore | NewUpdate, plan: InboxPlan): boolean {
  return 'id' in row ? plan.takenBack.includes(row.id) : row.state === 'ignored';
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
