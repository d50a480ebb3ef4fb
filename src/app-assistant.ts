import type { FastifyInstance } from 'fastify';
import type { BotpressConfig } from './assistant/outside/config.ts';
import { signalRoutes } from './assistant/outside/signal-routes.ts';
import { registerAssistantState } from './assistant/outside/state-routes.ts';
import { startTendLoop } from './assistant/outside/tend-loop.ts';
import type { Wakes } from './messages/wakes.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { Encryption } from './platform/encryption.ts';
import type { Logger } from './platform/logger.ts';
import type { Metrics } from './platform/metrics.ts';

/** Ties together the assistant outside: a part of the composition root. */

interface Parts {
  database: Database;
  encryption: Encryption;
  wakes: Wakes;
  clock: Clock;
  logger: Logger;
}

/** What a worker does: asks, lists, relays, passes on. */
export async function startAssistant({
  config,
  metrics,
  ...parts
}: Parts & { config: BotpressConfig; metrics: Metrics }) {
  // Most installations have none: only who has one loads its client.
  const { openBot } = await import('./assistant/outside/bot.ts');
  const events = metrics.counter(
    'nghe_dan_assistant_total',
    'Messages said to the assistant outside, what came of talks with it, and calls that failed, by why',
    ['result'],
  );
  const loop = startTendLoop({
    ...parts,
    bot: openBot({ config }),
    count: (result) => {
      if (COUNTED.has(result)) events.inc({ result });
    },
  });
  metrics.gauge('nghe_dan_assistant_failing', 'Whether the last call to the assistant outside went wrong', () =>
    loop.state().status === 'failing' ? 1 : 0,
  );
  return loop;
}

/** A look that changed nothing is no event. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['said', 'answered', 'passed_on', 'ended'],
  ...['unreachable', 'slow', 'throttled', 'not_understood', 'unauthorised', 'refused'],
]);

/** What a web process answers: the signals of the bot, and how it stands, for the moderators' page. */
export async function assistantRoutes(
  app: FastifyInstance,
  { config, database, clock, logger, wakes }: Parts & { config: BotpressConfig | undefined },
): Promise<void> {
  registerAssistantState(app, { database, clock, isOn: config !== undefined });
  if (config) await signalRoutes(app, { database, config, clock, logger, wake: () => wakes.wake('assistant') });
}
