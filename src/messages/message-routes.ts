import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '../platform/app-error.ts';
import type { Database } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { readMessageCursor } from './message-cursor.ts';
import { messageListQuerySchema, messageListSchema } from './message-schema.ts';
import { listMessages } from './messages-view.ts';
import { messageWords } from './words.ts';

export interface MessageRoutesDeps {
  database: Database;
  /** A signed, expiring address of a stored medium. */
  mediaUrl: (mediaId: string) => string;
  requireViewer: (request: FastifyRequest) => Viewer;
}

/** `GET /api/messages`: what moderators read, of one conversation or of all that they may see. */
export function registerMessages(app: FastifyInstance, { database, mediaUrl, requireViewer }: MessageRoutesDeps): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/api/messages',
      { schema: { querystring: messageListQuerySchema, response: { 200: messageListSchema } } },
      async (request) => {
        const viewer = requireViewer(request);
        const { conversation, cursor: text, limit } = request.query;
        const cursor = text === undefined ? undefined : readMessageCursor(text);
        if (cursor === null) throw new AppError('invalid', messageWords.badCursor);
        return listMessages(database, { viewer, conversation, cursor, limit }, mediaUrl);
      },
    );
}
