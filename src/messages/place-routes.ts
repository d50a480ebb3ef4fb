import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { areaList } from '../areas/area-list-view.ts';
import type { Area } from '../areas/area-schema.ts';
import type { Channel, ParsedUpdate } from '../channels/channel.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { rememberFor } from '../platform/remember.ts';
import type { PlaceLink, PlaceLinks } from './place-link.ts';
import { chosenPlaceSchema, type PlaceCard, type PlaceMap, placeCardSchema } from './place-schema.ts';
import { placeWords } from './words.ts';

export interface PlaceRoutes {
  database: Database;
  links: Pick<PlaceLinks, 'open'>;
  /** Commits updates of a channel, idempotently, and wakes who takes them. */
  store(channel: ChannelAccount, updates: ParsedUpdate[]): Promise<unknown>;
  channels: readonly Pick<Channel, 'id' | 'name' | 'chatUrl'>[];
  /** Notes one more request of this address. @returns in how many milliseconds it will be allowed; 0: it is. */
  limit(address: string, now: number): number;
  clock: Pick<Clock, 'real'>;
  mapTilesUrl?: string;
}

/** Boundaries change a few times a year; whoever imports some sees them within a minute. */
const MAP_FOR_MS = 60_000;

const zip = promisify(gzip);

/**
 * `/place/:token/card` says what the one-time map is for, `/place/map` what is drawn on it, and `POST /place/:token` takes the point,
 * once. The token is all that is asked for: there is no cookie that another site could use.
 */
export async function placeRoutes(app: FastifyInstance, deps: PlaceRoutes): Promise<void> {
  const { database, links, channels, mapTilesUrl } = deps;
  const areas = rememberFor(MAP_FOR_MS, () => areaList(database, { wardIds: [], boundaries: true, old: false }));
  const map = rememberFor(MAP_FOR_MS, async () => packed({ areas: (await areas()).flatMap(onMap) }));

  const guard = (request: FastifyRequest) => {
    const waitMs = deps.limit(request.ip, deps.clock.real().getTime());
    if (waitMs > 0) throw new AppError('too_many_requests', placeWords.tooOften.vi);
  };
  const cardOf = async (link: PlaceLink | null): Promise<PlaceCard> => {
    const channel = link && channels.find(({ id }) => id === link.channel.id);
    return {
      state: link?.state ?? 'over',
      lang: link?.lang ?? 'vi',
      home: link?.state === 'open' ? homeOnMap(await areas(), link.homeAreaId) : null,
      chat: channel?.name ?? null,
      chatUrl: channel?.chatUrl ?? null,
      tiles: mapTilesUrl ?? null,
    };
  };

  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      // Nobody else's page, no cache and no search engine has any business with it, and no page behind it learns its address.
      reply
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex')
        .header('referrer-policy', 'no-referrer');
      guard(request);
    });
    const typed = scope.withTypeProvider<ZodTypeProvider>();

    typed.get('/place/map', async (request, reply) => {
      const { plain, zipped, etag } = await map();
      reply.header('cache-control', 'public, max-age=3600').header('vary', 'accept-encoding').header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      reply.type('application/json; charset=utf-8');
      if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(plain);
      return reply.header('content-encoding', 'gzip').send(zipped);
    });

    typed.get<{ Params: { token: string } }>(
      '/place/:token/card',
      { schema: { response: { 200: placeCardSchema } } },
      async (request) => cardOf(await links.open(request.params.token)),
    );

    typed.post(
      '/place/:token',
      { schema: { body: chosenPlaceSchema, response: { 200: placeCardSchema } } },
      async (request) => {
        const link = await links.open((request.params as { token: string }).token);
        if (!link || link.state === 'over') throw new AppError('not_found', placeWords.over[link?.lang ?? 'vi']);
        // A second press, or the same again after a broken line: the first point stays, and the answer is the same.
        if (link.state === 'open') await deps.store(link.channel, [link.updateAt(request.body)]);
        return cardOf({ ...link, state: 'sent' });
      },
    );
  });
}

function onMap({ id, kind, name, wardId, boundary }: Area): PlaceMap['areas'] {
  return boundary && (kind === 'phuong' || kind === 'xa' || kind === 'khu_pho')
    ? [{ id, kind, name, wardId, boundary }]
    : [];
}

/** The home area itself where it is drawn, else its ward. */
function homeOnMap(areas: readonly Area[], homeAreaId: string | null): string | null {
  const home = areas.find(({ id }) => id === homeAreaId);
  const drawn = (id: string | null | undefined) => areas.find((area) => area.id === id && area.boundary)?.id ?? null;
  return drawn(home?.id) ?? drawn(home?.wardId);
}

async function packed(map: PlaceMap): Promise<{ plain: string; zipped: Buffer; etag: string }> {
  const plain = JSON.stringify(map);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { plain, zipped: await zip(plain), etag };
}
