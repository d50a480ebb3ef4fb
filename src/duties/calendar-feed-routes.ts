import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { plusDays, townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { calendarFeedSchema } from './calendar-feed-schema.ts';
import { feedKey, feedViewer, renewFeedKey } from './calendar-feed-store.ts';
import { calendarText } from './calendar-text.ts';
import { dutyCalendar } from './duty-calendar-view.ts';
import { feedWords } from './words.ts';

export interface CalendarFeedDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  encryption: Pick<Encryption, 'sign' | 'verify'>;
  /** Null: the calendar names no address of the page. */
  publicUrl: string | null;
}

const PURPOSE = 'calendar-feed';
const ADDRESS = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,64})\.ics$/;

/** What calendars on telephones show: the last month and the next half year. */
const BEHIND_DAYS = 31;
const AHEAD_DAYS = 183;

/** `/api/calendar-feed`: one's secret address, and another one; `/calendar/:token`: what is had there, without signing in. */
export function registerCalendarFeed(
  app: FastifyInstance,
  { database, clock, encryption, publicUrl }: CalendarFeedDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const pathOf = (key: string) => `/calendar/${key}.${encryption.sign(PURPOSE, key)}.ics`;
  const response = { 200: calendarFeedSchema };

  routes.get('/api/calendar-feed', { schema: { response } }, async (request) => {
    const key = await feedKey(database, requireViewer(request).staffId);
    return { path: key === null ? null : pathOf(key) };
  });
  routes.post('/api/calendar-feed', { schema: { response } }, async (request) => {
    const { staffId } = requireViewer(request);
    return { path: pathOf(await renewFeedKey(database, staffId, clock.now())) };
  });
  app.get<{ Params: { token: string } }>('/calendar/:token', async (request, reply) => {
    const [, key, signature] = ADDRESS.exec(request.params.token) ?? [];
    const isOurs = key !== undefined && encryption.verify(PURPOSE, key, signature!);
    const viewer = isOurs ? await feedViewer(database, key) : null;
    if (!viewer) throw new AppError('not_found', feedWords.over);
    const now = clock.now();
    const period = { from: plusDays(townDay(now), -BEHIND_DAYS), to: plusDays(townDay(now), AHEAD_DAYS) };
    const { items } = await dutyCalendar(database, viewer, period, now);
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, max-age=900')
      .send(calendarText(items, { now, publicUrl }));
  });
}
