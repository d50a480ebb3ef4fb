import type { FastifyError, FastifyInstance } from 'fastify';
import { errorFields, type Logger } from '../platform/logger.ts';
import type { Channel, ParsedUpdate, Webhook } from './channel.ts';
import { type Stored, storedFields } from './stored-fields.ts';

/** Platforms send a few kilobytes. */
const MOST_BYTES = 1024 * 1024;

export interface WebhookDeps {
  channels: readonly (Pick<Channel, 'id' | 'parseUpdate' | 'acknowledge'> & { receiving: Webhook })[];
  /** Commits the updates of one channel, idempotently. */
  store(channelId: string, updates: ParsedUpdate[]): Promise<Stored>;
  logger: Logger;
}

/**
 * `POST /webhooks/<channel>` for each channel that is told of updates. 200 only after the commit; 503 while the database is down,
 * so that the platform delivers again; 401 before anything is parsed; 400 for what is no update of that platform.
 */
export async function webhookRoutes(app: FastifyInstance, { channels, store, logger }: WebhookDeps): Promise<void> {
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

    for (const channel of channels) {
      const { receiving: webhook } = channel;
      scope.post(webhook.path, { bodyLimit: MOST_BYTES, helmet: false }, async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const fields = { requestId: request.id, channel: channel.id };
        if (!webhook.verify(request.headers, body)) {
          logger.debug(fields, 'a webhook was called without its secret');
          return reply.code(401).send();
        }
        const updates = readUpdates(channel, body);
        if (updates.length === 0) {
          logger.debug({ ...fields, bytes: body.length }, 'a webhook was called with what is no update');
          return reply.code(400).send();
        }
        try {
          const stored = await store(channel.id, updates);
          logger.debug({ ...fields, ...storedFields(updates, stored) }, 'updates are stored');
        } catch (error) {
          logger.warn({ ...fields, updates: updates.length, ...errorFields(error) }, 'updates cannot be stored now');
          return reply.code(503).header('retry-after', '5').send();
        }
        channel.acknowledge?.(updates);
        return reply.code(200).send();
      });
    }
  });
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
