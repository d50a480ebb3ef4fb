import type { FastifyInstance } from 'fastify';
import type { AnswerIndex } from './assistant/answer-index.ts';
import { loadKnowledge } from './campaign/knowledge-view.ts';
import type { Observe } from './conversations/observe.ts';
import { registerSimulator } from './conversations/simulator/simulator-routes.ts';
import type { StepCounter } from './conversations/step-counts/count-steps.ts';
import { registerFlowRoutes } from './conversations/step-counts/flow-routes.ts';
import { type KeptTalks, keepTalks, WORDS_CHANGED } from './conversations/talk-words/keep-talks.ts';
import { registerWordRoutes } from './conversations/talk-words/word-routes.ts';
import type { Catalogue } from './engine/index.ts';
import type { Knowledge } from './language/knowledge.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { Live } from './platform/live.ts';
import type { Logger } from './platform/logger.ts';

/** Ties together the talks themselves: their words, how far people get in them, and trying them. A part of the composition root. */

interface Parts {
  database: Database;
  live: Live;
  logger: Logger;
  /** As the files have it. */
  catalogue: Catalogue;
}

/** The talks with the office's own wordings, made anew whenever one is changed, in whatever process. */
export async function openTalks({ live, ...parts }: Parts): Promise<KeptTalks> {
  const talks = await keepTalks(parts);
  const stop = live.on(() => void talks.refresh(), [WORDS_CHANGED]);
  // What was changed between the first reading and the listening.
  await talks.refresh();
  return {
    ...talks,
    close: () => {
      stop();
      talks.close();
    },
  };
}

/** The words, the counts of steps and the simulator, for moderators. */
export function talkRoutes(
  app: FastifyInstance,
  {
    database,
    live,
    clock,
    catalogue,
    talks,
    answers,
  }: Parts & { clock: Clock; talks: KeptTalks; answers: () => Promise<AnswerIndex> },
): void {
  registerWordRoutes(app, { database, clock, catalogue });
  registerFlowRoutes(app, { database, clock, talks: talks.now });
  registerSimulator(app, { database, clock, talks: talks.now, knowledge: keptKnowledge(database, live), answers });
}

/** Read when somebody first tries a talk, and again after a change. */
function keptKnowledge(database: Database, live: Live): () => Promise<Knowledge> {
  let kept: Promise<Knowledge> | undefined;
  live.on(() => {
    kept = undefined;
  }, ['knowledge']);
  return () => {
    if (kept) return kept;
    const loading = loadKnowledge(database);
    kept = loading;
    // A failed read is tried again by whoever asks next.
    loading.catch(() => {
      if (kept === loading) kept = undefined;
    });
    return loading;
  };
}

/** What the loops do goes to the metrics, and what becomes of steps to their counts. */
export function alsoCounting(observe: Observe, steps: Pick<StepCounter, 'count'>): Observe {
  return (observation) => (observation.kind === 'steps' ? steps.count(observation.events) : observe(observation));
}
