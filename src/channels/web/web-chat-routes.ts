import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { StoredUpdates } from '../../messages/inbox-store.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { Links } from '../../platform/links.ts';
import type { Change, Live } from '../../platform/live.ts';
import { type EventStream, serverSentEvents } from '../../platform/server-sent-events.ts';
import type { Storage } from '../../platform/storage.ts';
import type { Channel, ParsedUpdate } from '../channel.ts';
import { chatChange, visitorHash } from './chat-change.ts';
import { CHAT_LIMITS, type ChatLimits, chatGuard } from './chat-limits.ts';
import { asksPlace, chatRows, conversationOf, externalIdOfPart, isUploadWanted } from './chat-messages-view.ts';
import { readPhoto } from './read-photo.ts';
import { readPartId, showMessages } from './show-messages.ts';
import { knownVisitor, newVisitor } from './visitor.ts';
import { externalIdOf, type RawWebUpdate, uploadKey, WEB_ACCOUNT, WEB_CHANNEL } from './web-channel.ts';
import { type ChatMessages, placeWishSchema, webMessageSchema } from './web-chat-schema.ts';
import { MOST_PHOTO_BYTES } from './web-limits-schema.ts';
import { WORDS } from './words.ts';

export interface WebChatDeps {
  channel: Pick<Channel, 'parseUpdate'>;
  /** Commits updates of this channel, idempotently, and wakes who takes them. */
  store(updates: ParsedUpdate[]): Promise<StoredUpdates>;
  /** Tells the pages of everybody: `announce` of this database. */
  announce(changes: Change[]): Promise<void>;
  database: Database;
  encryption: Pick<Encryption, 'sign' | 'verify' | 'lookupHash'>;
  storage: Pick<Storage, 'put' | 'remove'>;
  links: Pick<Links, 'sign'>;
  /** The path of the one-time map for a message of ours. */
  placePath(messageId: bigint): Promise<string>;
  live: Pick<Live, 'on'>;
  clock: Clock;
  limits?: ChatLimits;
}

const COOKIE = 'nghe_dan_chat';
const YEAR_S = 365 * 24 * 60 * 60;

/** Live lines of one visitor; a further one ends the oldest. */
const MOST_STREAMS = 5;

/** `/chat/api/…`: the messenger for people without an account anywhere. The page itself is served by `registerPages`. */
export async function webChatRoutes(app: FastifyInstance, deps: WebChatDeps): Promise<void> {
  const { channel, database, encryption, storage, clock } = deps;
  const guard = chatGuard(deps.limits ?? CHAT_LIMITS, () => clock.real().getTime());
  const at = { channel: WEB_CHANNEL, account: WEB_ACCOUNT };

  const visitorOf = (request: FastifyRequest): string => {
    const visitor = knownVisitor(encryption, request.cookies[COOKIE]);
    if (!visitor) throw new AppError('not_signed_in', WORDS.noCookie);
    return visitor.id;
  };
  const conversationOfVisitor = (visitor: string) =>
    conversationOf(database, { ...at, hash: visitorHash(encryption, visitor) });

  /** Who comes for the first time is given an identity now, so that no answer that gets lost can cost one. */
  const visitorAtPage = (request: FastifyRequest, reply: FastifyReply): string => {
    const known = knownVisitor(encryption, request.cookies[COOKIE]);
    if (!known) guard.visitor(request.ip);
    const visitor = known ?? newVisitor(encryption);
    // For a year from the last visit.
    reply.setCookie(COOKIE, visitor.cookie, {
      path: '/chat',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: YEAR_S,
    });
    return visitor.id;
  };

  const store = async (visitor: string, raw: Omit<RawWebUpdate, 'visitor' | 'at'>): Promise<StoredUpdates> => {
    const updates = channel.parseUpdate({ ...raw, visitor, at: clock.now().toISOString() } satisfies RawWebUpdate);
    const stored = await deps.store(updates);
    // Her other pages; this one knows.
    await deps.announce([chatChange(encryption, visitor)]);
    return stored;
  };
  const answered = async (visitor: string, part: string | undefined): Promise<string | undefined> => {
    const conversationId = part && (await conversationOfVisitor(visitor));
    return (conversationId && (await externalIdOfPart(database, conversationId, readPartId(part)))) || undefined;
  };

  await app.register(async (scope) => {
    await scope.register(fastifyMultipart, {
      limits: { fileSize: MOST_PHOTO_BYTES, files: 1, fields: 8, fieldSize: 8_192, parts: 9 },
    });
    scope.addHook('onRequest', async (request) => {
      if (request.method === 'POST' && !isSameSite(request)) throw new AppError('forbidden', WORDS.elsewhere);
    });
    scope.setErrorHandler((error, _request, reply) => {
      const detail = error instanceof AppError ? (error.detail as { retryAfter?: number } | undefined) : undefined;
      if (detail?.retryAfter) reply.header('retry-after', detail.retryAfter);
      throw error;
    });
    const typed = scope.withTypeProvider<ZodTypeProvider>();

    typed.get<{ Querystring: { after?: string } }>('/chat/api/messages', async (request, reply) => {
      const visitor = visitorAtPage(request, reply);
      guard.read(visitor, request.ip);
      reply.header('cache-control', 'no-store');
      const conversationId = await conversationOfVisitor(visitor);
      if (!conversationId) return NOTHING_YET;
      const now = clock.now();
      const rows = await chatRows(database, conversationId, now);
      return showMessages(rows, { links: deps.links, now, after: request.query.after });
    });

    typed.post('/chat/api/messages', { schema: { body: webMessageSchema } }, async (request) => {
      const visitor = visitorOf(request);
      guard.message(visitor, request.ip);
      const message = request.body;
      const answers = await answered(visitor, message.kind === 'choice' ? message.question : message.replyTo);
      await store(visitor, { message, answers });
      return { stored: true };
    });

    typed.post('/chat/api/photos', async (request) => {
      const visitor = visitorOf(request);
      guard.message(visitor, request.ip);
      const { bytes, contentType, fields } = await readPhoto(request.parts());
      const externalId = externalIdOf(visitor, fields.clientId);
      const key = uploadKey(externalId);
      // The bytes first: an update whose photo is nowhere would be a photo lost.
      await storage.put(key, bytes, contentType);
      const stored = await store(visitor, {
        message: { kind: 'photo', ...fields, file: { id: key, bytes: bytes.length, contentType } },
        answers: await answered(visitor, fields.replyTo),
      });
      // Sent again after it had been stored and checked: nobody would ever remove this copy.
      if (stored.stored === 0 && !(await isUploadWanted(database, { ...at, externalId }))) await storage.remove(key);
      return { stored: true };
    });

    typed.post('/chat/api/place-links', { schema: { body: placeWishSchema } }, async (request) => {
      const visitor = visitorOf(request);
      guard.message(visitor, request.ip);
      const conversationId = await conversationOfVisitor(visitor);
      const { id } = readPartId(request.body.question);
      if (!conversationId || !(await asksPlace(database, conversationId, id)))
        throw new AppError('not_found', WORDS.noSuchQuestion);
      return { path: await deps.placePath(id) };
    });

    typed.get('/chat/api/live', async (request, reply) => {
      const visitor = visitorOf(request);
      guard.read(visitor, request.ip);
      openStream(visitor, serverSentEvents(reply));
      return reply;
    });
  });

  const streams = new Map<string, EventStream[]>();
  function openStream(visitor: string, stream: EventStream): void {
    const mine = chatChange(encryption, visitor);
    let conversationId: string | null = null;
    const lookUp = async () => {
      conversationId ??= await conversationOfVisitor(visitor);
    };
    const stopListening = deps.live.on((changes) => {
      const isMine = ({ kind, id }: Change) =>
        (kind === mine.kind && id === mine.id) || id === conversationId || kind === 'everything';
      if (!changes.some(isMine)) return;
      stream.send('changed', {});
      lookUp().catch(() => {});
    });
    const open = [...(streams.get(visitor) ?? []), stream];
    streams.set(visitor, open);
    stream.onClose(() => {
      stopListening();
      const left = (streams.get(visitor) ?? []).filter((other) => other !== stream);
      if (left.length > 0) streams.set(visitor, left);
      else streams.delete(visitor);
    });
    if (open.length > MOST_STREAMS) open[0]!.close();
    // What came between the page's last reading and now was told to nobody.
    stream.send('changed', {});
    lookUp().catch(() => {});
  }
}

const NOTHING_YET: ChatMessages = { messages: [], cursor: '0.0', openQuestion: null, replyDue: false, kept: 0 };

/** Browsers say where a request comes from; what says nothing is no page of somebody else's that uses the cookie. */
function isSameSite({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  try {
    return new URL(headers.origin).host === host;
  } catch {
    return false;
  }
}
