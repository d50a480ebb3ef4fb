import { mediaUrl, smallMediaUrl } from '../../messages/media-url.ts';
import { sendableReply } from '../../messages/sendable-reply.ts';
import type { Links } from '../../platform/links.ts';
import type { ChatRows, ShownMedium, ShownReply, ShownUpdate } from './chat-messages-view.ts';
import { messageParts } from './message-parts.ts';
import { openQuestion, type Said } from './open-question.ts';
import type { ChatMedium, ChatMessage, ChatMessages } from './web-chat-schema.ts';

/** What the page has: the largest ids of both kinds. */
interface Cursor {
  update: bigint;
  reply: bigint;
}

type Shown = ChatMessage & Said & { order: number };

/** What the page shows, from the rows of a conversation. @param after the cursor that it had; undefined: everything. */
export function showMessages(
  rows: ChatRows,
  { links, now, after }: { links: Pick<Links, 'sign'>; now: Date; after?: string },
): ChatMessages {
  const show = { media: mediumShower(links, now), now, rows };
  const shown: Shown[] = [
    ...rows.updates.map((update) => showUpdate(update, show)),
    ...rows.replies.flatMap((reply) => showReply(reply, show)),
  ].sort((a, b) => a.order - b.order);
  const had = readCursor(after);
  const fresh = had ? shown.filter(({ id }) => isBehind(had, id)) : shown;
  return {
    messages: fresh.map(({ order: _, answers: __, closed: ___, ...message }) => message),
    cursor: writeCursor(rows, had),
    openQuestion: openQuestion(shown),
    replyDue: rows.replyDue,
    kept: rows.kept,
  };
}

interface Show {
  media(medium: ShownMedium): ChatMedium;
  now: Date;
  rows: ChatRows;
}

function showUpdate({ id, kind, content, text, clientId, receivedAt, label }: ShownUpdate, show: Show): Shown {
  return {
    id: `i${id}`,
    order: receivedAt.getTime(),
    from: 'person',
    at: receivedAt.toISOString(),
    text: (kind === 'choice' ? label : text) ?? '',
    media: show.rows.media.filter(({ updateId }) => updateId === id).map(show.media),
    ...(kind === 'place' ? { place: { lat: Number(content.lat), lon: Number(content.lon) } } : {}),
    ...(clientId ? { clientId } : {}),
    ...(kind === 'choice' ? { answers: partOf(content.messageId, show.rows.replies) } : {}),
  };
}

function showReply(row: ShownReply, show: Show): Shown[] {
  const { id, closed, fromStaff, sentAt } = row;
  const at = sentAt ?? show.now;
  const byId = new Map(show.rows.media.map((medium) => [medium.id, medium]));
  return messageParts(sendableReply(row)).map(({ text, choices, media = [], asksPlace, calls }, part) => ({
    id: partId(id, part),
    order: at.getTime(),
    from: fromStaff ? 'staff' : 'assistant',
    at: at.toISOString(),
    text,
    media: media.flatMap((mediumId) => byId.get(mediumId) ?? []).map(show.media),
    ...(choices ? { choices: choices.map((choice) => ({ id: choice.id, label: choice.label })) } : {}),
    ...(asksPlace ? { asksPlace } : {}),
    ...(calls ? { calls } : {}),
    closed,
  }));
}

function mediumShower(links: Pick<Links, 'sign'>, now: Date) {
  return ({ id, kind, state, reason, width, height }: ShownMedium): ChatMedium => ({
    kind,
    state: state === 'stored' || state === 'wanted' ? state : 'refused',
    ...(state === 'stored' ? { url: mediaUrl(links, id, now), smallUrl: smallMediaUrl(links, id, now) } : {}),
    ...(width && height ? { width, height } : {}),
    ...(reason ? { reason } : {}),
  });
}

function partId(id: bigint, part: number): string {
  return part === 0 ? `o${id}` : `o${id}.${part}`;
}

/** The page's id of one of our messages, taken apart. */
export function readPartId(text: string): { id: bigint; part: number } {
  const [id = '0', part = '0'] = text.slice(1).split('.');
  return { id: BigInt(id), part: Number(part) };
}

function partOf(externalId: unknown, replies: readonly ShownReply[]): string | null {
  if (typeof externalId !== 'string') return null;
  const reply = replies.find(({ externalIds }) => externalIds.includes(externalId));
  return reply ? partId(reply.id, reply.externalIds.indexOf(externalId)) : null;
}

function isBehind(cursor: Cursor, id: string): boolean {
  return id.startsWith('i') ? BigInt(id.slice(1)) > cursor.update : readPartId(id).id > cursor.reply;
}

/** Never beyond a reply that still waits: one behind it may go out first, and then it would be missed. */
function writeCursor({ updates, replies, firstQueued }: ChatRows, had: Cursor | null): string {
  const update = updates.at(-1)?.id ?? had?.update ?? 0n;
  const last = replies.reduce((most, { id }) => (id > most ? id : most), had?.reply ?? 0n);
  return `${update}.${firstQueued !== null && firstQueued <= last ? firstQueued - 1n : last}`;
}

function readCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,18})\.(\d{1,18})$/.exec(text ?? '');
  return match ? { update: BigInt(match[1]!), reply: BigInt(match[2]!) } : null;
}
