import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { townDay } from '../../calendar/town-day.ts';
import type { Channel } from '../../channels/channel.ts';
import { lockTerms, writeTerms } from '../../messages/channel-terms-store.ts';
import { channelUse } from '../../messages/channel-use-view.ts';
import { channelUseListSchema, channelUseSchema, saveTermsSchema } from '../../messages/ledger-schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { Logger } from '../../platform/logger.ts';
import { requireViewer } from '../../staff/request-viewer.ts';
import { isCounted } from './counted-channel.ts';
import { phoneOfTask } from './task-phone-view.ts';
import { ledgerWords } from './words.ts';

export interface ChannelRoutesDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  encryption: Pick<Encryption, 'decrypt'>;
  logger: Logger;
  channels: readonly Pick<Channel, 'id' | 'account' | 'name' | 'can'>[];
}

/** `/api/channels`: use, forecast and cost of each channel, and what administrators set; `/api/tasks/:id/phone`: whom to call. */
export function registerChannelRoutes(
  app: FastifyInstance,
  { database, clock, encryption, logger, channels }: ChannelRoutesDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/api/channels', { schema: { response: { 200: channelUseListSchema } } }, async (request) => {
    const { role } = requireViewer(request);
    const now = clock.now();
    const items = await channelUse(database, channels, now);
    return { month: townDay(now).slice(0, 7), mayEdit: role === 'administrator', items };
  });

  routes.put(
    '/api/channels/:channel/terms',
    {
      schema: {
        params: z.object({ channel: z.string().max(40) }),
        body: saveTermsSchema,
        response: { 200: z.object({ item: channelUseSchema }) },
      },
    },
    async (request) => {
      const viewer = requireViewer(request);
      if (viewer.role !== 'administrator') throw new AppError('forbidden', ledgerWords.forbidden);
      const channel = channels.find(({ id }) => id === request.params.channel);
      if (!channel || !isCounted(channel)) throw new AppError('not_found', ledgerWords.noChannel);
      const { terms, version } = request.body;
      const now = clock.now();
      const item = async () => (await channelUse(database, [channel], now))[0]!;
      const saved = await database.$transaction(async (tx) => {
        const stored = await lockTerms(tx, channel.id);
        if (stored.version !== version) return false;
        await writeTerms(tx, { channel: channel.id, terms, version: version + 1 }, { staffId: viewer.staffId, now });
        return true;
      });
      if (!saved) throw new AppError('stale', ledgerWords.stale, await item());
      return { item: await item() };
    },
  );

  routes.get(
    '/api/tasks/:id/phone',
    { schema: { params: z.object({ id: z.uuid() }), response: { 200: z.object({ phone: z.string().nullable() }) } } },
    async (request) => {
      const viewer = requireViewer(request);
      const found = await phoneOfTask(database, viewer, request.params.id);
      if (!found) throw new AppError('not_found', ledgerWords.noTask);
      // Who looked at a number can be found in the log; the number itself is not in it.
      logger.info({ task: request.params.id, staff: viewer.staffId }, 'a telephone number is shown');
      return { phone: found.phoneCipher ? encryption.decrypt(found.phoneCipher) : null };
    },
  );
}
