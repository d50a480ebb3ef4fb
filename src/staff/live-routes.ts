import type { FastifyInstance } from 'fastify';
import type { Change, Live } from '../platform/live.ts';
import { errorFields } from '../platform/logger.ts';
import { serverSentEvents } from '../platform/server-sent-events.ts';
import { requireViewer } from './request-viewer.ts';
import type { ChangedEvent } from './session-schema.ts';
import type { Viewer } from './viewer.ts';

export interface LiveRoutesDeps {
  live: Pick<Live, 'on'>;
  /** The changes that this viewer may hear of. */
  visible(viewer: Viewer, changes: readonly Change[]): Promise<Change[]>;
}

/** A page connects again by itself after this time, and is asked anew who it is: a session or a right that ended ends here too. */
const LONGEST_MS = 10 * 60_000;

/** Changes of so short a time are checked and told together: a busy minute must not ask the database for each page and commit. */
const GATHER_MS = 200;

/** `GET /api/live`: events `changed`, whose data name kinds and ids. The page fetches again what it shows of them. */
export function registerLive(app: FastifyInstance, { live, visible }: LiveRoutesDeps): void {
  app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
    const viewer = requireViewer(request);
    const stream = serverSentEvents(reply);
    const over = setTimeout(() => stream.close(), LONGEST_MS);
    const tell = async (changes: Change[]) => {
      try {
        const seen = await visible(viewer, changes);
        if (seen.length > 0) stream.send('changed', { changes: seen } satisfies ChangedEvent);
      } catch (error) {
        request.log.error(errorFields(error), 'live changes could not be checked');
        // The page connects again and fetches everything: nothing is missed.
        stream.close();
      }
    };
    const gathered = gather(GATHER_MS, tell);
    const stop = live.on(gathered.add);
    stream.onClose(() => {
      clearTimeout(over);
      gathered.forget();
      stop();
    });
  });
}

/** Collects changes for a while after the first and hands each on once. */
function gather(ms: number, handOn: (changes: Change[]) => void) {
  let waiting = new Map<string, Change>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const changes = [...waiting.values()];
    waiting = new Map();
    handOn(changes);
  };
  return {
    add: (changes: readonly Change[]) => {
      for (const change of changes) waiting.set(`${change.kind} ${change.id}`, change);
      timer ??= setTimeout(flush, ms);
    },
    forget: () => clearTimeout(timer),
  };
}
