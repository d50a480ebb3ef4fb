import type { FastifyError, FastifyInstance } from 'fastify';
import { errorFields, type Logger } from '../platform/logger.ts';
import { answerStraight, type StraightAnswer, type StraightPost } from '../platform/straight-posts.ts';
import { within } from '../platform/within.ts';
import type { Channel, ParsedUpdate, Webhook } from './channel.ts';
import { type Stored, storedFields } from './stored-fields.ts';

/** Platforms send a few kilobytes. */
const MOST_BYTES = 1024 * 1024;

export interface WebhookDeps {
  channels: readonly (Pick<Channel, 'id' | 'parseUpdate' | 'acknowledge'> & { receiving: Webhook })[];
  /** Commits the updates of one channel, idempotently. */
  store(channelId: string, updates: ParsedUpdate[]): Promise<Stored>;
  logger: Logger;
  /** Told of every request that is answered straight. */
  observe?(path: string, status: number, ms: number): void;
}

/**
 * `POST /webhooks/<channel>` for each channel that is told of updates. 200 only after the commit; 503 while the database is down
 * or slower than the platform waits, so that it delivers again; 401 before anything is parsed; 400 for what is no update of that platform.
 * Over a socket they are answered straight; the routes are for requests that come another way, and for paths with a query.
 */
export async function webhookRoutes(app: FastifyInstance, deps: WebhookDeps): Promise<void> {
  const { channels, logger, observe } = deps;
  await app.register(async (scope) => {
    // A signature is over the bytes as they came, so nothing may parse them first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) logger.error({ requestId: request.id, ...errorFields(error) }, 'a webhook failed');
      return reply.code(status).send();
    });

    for (const channel of channels)
      scope.post(channel.receiving.path, { bodyLimit: MOST_BYTES, helmet: false }, async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const { status, headers = {} } = await receive(deps, channel, {
          headers: request.headers,
          body,
          requestId: request.id,
        });
        return reply.code(status).headers(headers).send();
      });
  });
  answerStraight(
    app.server,
    channels.map((channel) => ({
      path: channel.receiving.path,
      mostBytes: MOST_BYTES,
      answer: (post) => receive(deps, channel, post),
      observe: ({ requestId, status, ms }) => {
        const route = channel.receiving.path;
        observe?.(route, status, ms);
        if (logger.isLevelEnabled('debug'))
          logger.debug({ requestId, method: 'POST', route, status, ms: Math.round(ms) }, 'answered');
      },
    })),
    app.closing ?? NEVER,
  );
}

const NEVER = new AbortController().signal;

/** Never rejects. */
async function receive(
  { store, logger }: WebhookDeps,
  channel: WebhookDeps['channels'][number],
  { headers, body, requestId }: StraightPost,
): Promise<StraightAnswer> {
  const fields = { requestId, channel: channel.id };
  try {
    if (!channel.receiving.verify(headers, body)) {
      logger.debug(fields, 'a webhook was called without its secret');
      return { status: 401 };
    }
    const updates = readUpdates(channel, body);
    if (updates.length === 0) {
      logger.debug({ ...fields, bytes: body.length }, 'a webhook was called with what is no update');
      return { status: 400 };
    }
    try {
      const { answerWithinMs } = channel.receiving;
      const storing = store(channel.id, updates);
      // What is stored after that is known when it is repeated.
      const stored = await (answerWithinMs === undefined ? storing : within(answerWithinMs, storing));
      if (logger.isLevelEnabled('debug'))
        logger.debug({ ...fields, ...storedFields(updates, stored) }, 'updates are stored');
    } catch (error) {
      logger.warn({ ...fields, updates: updates.length, ...errorFields(error) }, 'updates cannot be stored now');
      return { status: 503, headers: { 'retry-after': '5' } };
    }
    channel.acknowledge?.(updates);
    return { status: 200 };
  } catch (error) {
    logger.error({ ...fields, ...errorFields(error) }, 'a webhook failed');
    return { status: 500 };
  }
}

/** Nothing where the body is no JSON or no update. */
function readUpdates(channel: Pick<Channel, 'parseUpdate'>, body: Buffer): ParsedUpdate[] {
  let raw: unknown;
  try {
    raw = JSON.parse(body.toString('utf8'));
  } catch {
    return [];
  }
  return channel.parseUpdate(raw);
}
