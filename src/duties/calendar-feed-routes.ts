import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { plusDays, townDay } from '../calendar/town-day.ts';
import { cadreOfFeed, endCadreFeed } from '../organisation/cadre-feed-store.ts';
import { heldPosts } from '../organisation/held-posts-view.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { cadreCalendar } from './cadre-calendar-view.ts';
import { calendarFeedSchema } from './calendar-feed-schema.ts';
import { feedKey, feedViewer, renewFeedKey } from './calendar-feed-store.ts';
import { cadreCalendarText, calendarText } from './calendar-text.ts';
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

/** The path of the calendar with this key, of a moderator or of a cadre. */
export const calendarPath = (encryption: Pick<Encryption, 'sign'>, key: string): string =>
  `/calendar/${key}.${encryption.sign(PURPOSE, key)}.ics`;

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
  const pathOf = (key: string) => calendarPath(encryption, key);
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
    const now = clock.now();
    const text = isOurs ? ((await moderatorText(key, now)) ?? (await cadreText(key, now))) : null;
    if (text === null) throw new AppError('not_found', feedWords.over);
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, max-age=900')
      .send(text);
  });

  const periodAround = (now: Date) => ({
    from: plusDays(townDay(now), -BEHIND_DAYS),
    to: plusDays(townDay(now), AHEAD_DAYS),
  });

  async function moderatorText(key: string, now: Date): Promise<string | null> {
    const viewer = await feedViewer(database, key);
    if (!viewer) return null;
    const { items } = await dutyCalendar(database, viewer, periodAround(now), now);
    return calendarText(items, { now, publicUrl });
  }

  /** Who holds no post today has none any more. */
  async function cadreText(key: string, now: Date): Promise<string | null> {
    const personId = await cadreOfFeed(database, key);
    if (personId === null) return null;
    const posts = (await heldPosts(database, [personId], townDay(now))).get(personId);
    if (!posts) {
      await endCadreFeed(database, personId);
      return null;
    }
    const items = await cadreCalendar(database, posts, periodAround(now), now);
    return cadreCalendarText(items, now);
  }
}
