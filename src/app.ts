import type { FastifyInstance } from 'fastify';
import { healthChecks } from './app-health.ts';
import { measureBacklog } from './app-metrics.ts';
import { type AppSettings, openParts, type Parts } from './app-parts.ts';
import { registerRoutes } from './app-routes.ts';
import { startWorker, WAKE, type Worker } from './app-worker.ts';
import type { Database } from './platform/database.ts';
import { healthRoutes } from './platform/health-routes.ts';
import { openHttp } from './platform/http.ts';

/** The composition root: it and the `app-…` files beside it are all that knows every part and ties them together. */

export type { AppSettings };

export interface App {
  http: FastifyInstance;
  database: Database;
  /** Finishes what is under way; nothing is taken up any more. */
  stop(): Promise<void>;
}

/** Opens everything that the role needs and starts its loops. The web server is ready to listen. */
export async function openApp(settings: AppSettings): Promise<App> {
  const { config, logger } = settings;
  const parts = await openParts(settings);
  const http = openHttp({ logger, trustProxy: config.trustProxy, mapTilesUrl: config.mapTilesUrl });
  const worker = config.role === 'web' ? undefined : await startWorker(settings, parts, http);
  if (config.role !== 'worker') await registerRoutes(http, settings, parts);
  if (config.role === 'web') await shareWakes(parts);
  registerHealth(http, settings, parts, worker);
  return {
    http,
    database: parts.database,
    stop: async () => {
      await Promise.all([http.close(), worker?.stop()]);
      await parts.close();
    },
  };
}

/**
 * Between processes a wake is a job; within one it needs none. One process adds at most one in 10 ms, and of several processes
 * at most one waits. Its key is free again when it runs, not after a time: a wake that is dropped because another one has just
 * run would leave its update lying. Losing it costs seconds (the sweep).
 */
async function shareWakes({ wakes, queue }: Parts): Promise<void> {
  for (const what of ['drain', 'send', 'assistant'] as const)
    wakes.on(what, () => void queue.add(WAKE, { what }, { once: `${WAKE}-${what}` }));
}

function registerHealth(
  app: FastifyInstance,
  { clock }: AppSettings,
  { database, queue, live, channels, metrics }: Parts,
  worker: Worker | undefined,
): void {
  const receiving = worker?.states;
  measureBacklog(metrics, { ...{ database, clock, queue, live, receiving }, channels: channels.map(({ id }) => id) });
  healthRoutes(app, {
    checks: healthChecks({ database, queue, receiving }),
    metrics,
    // The office answers without it, too: it makes nothing unready.
    details: () => ({
      ...(receiving && { receiving: receiving() }),
      ...(worker && { assistant: worker.assistant?.() ?? { status: 'off' } }),
    }),
  });
}
