import type { FastifyError, FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { constantTimeEqual } from '../../platform/encryption.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import type { BotpressConfig } from './config.ts';
import { readSignal } from './read-signal.ts';
import { storeSaid } from './talk-store.ts';

/** A signal is a few kilobytes. */
const MOST_BYTES = 1024 * 1024;

export interface SignalDeps {
  database: Database;
  config: Pick<BotpressConfig, 'webhookSecret'>;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** There may be something to relay. */
  wake(): void;
}

/**
 * `POST /webhooks/botpress`: what the bot says. 200 only after the commit; 401 before anything is parsed. Botpress does not try again:
 * what is lost while we are away, the loop finds by listing.
 */
export async function signalRoutes(
  app: FastifyInstance,
  { database, config, clock, logger, wake }: SignalDeps,
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) logger.error({ requestId: request.id, ...errorFields(error) }, 'a signal failed');
      return reply.code(status).send();
    });
    scope.post('/webhooks/botpress', { bodyLimit: MOST_BYTES, helmet: false }, async (request, reply) => {
      const secret = request.headers['x-secret-key'];
      if (typeof secret !== 'string' || !constantTimeEqual(secret, config.webhookSecret.reveal()))
        return reply.code(401).send();
      const signal = readSignal(jsonOf(request.body));
      if (signal === null) return reply.code(400).send();
      if (signal === 'of_no_interest') return reply.code(200).send();
      try {
        const { conversation, said } = signal;
        const ours = await storeSaid(database, conversation, { said: [said], now: clock.now() });
        if (ours) wake();
        else logger.debug({ requestId: request.id }, 'a signal of a conversation that is not ours');
      } catch (error) {
        logger.warn({ requestId: request.id, ...errorFields(error) }, 'a signal cannot be stored now');
        return reply.code(503).send();
      }
      return reply.code(200).send();
    });
  });
}

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  } catch {
    return undefined;
  }
}
