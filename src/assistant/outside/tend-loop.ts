import { bell } from '../../platform/bell.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import type { Bot, Speaker } from './bot.ts';
import { BotError } from './bot-error.ts';
import { claimErasures, type Erasure, endErasure, postponeErasure } from './erase-store.ts';
import { inTime, LONGEST_CALL_MS } from './in-time.ts';
import { ANSWER_WITHIN_MS, isListingDue, type TalkNow } from './plan-talk.ts';
import { type Settled, settleTalk } from './settle-talk.ts';
import {
  type ClaimedTalk,
  claimTalks,
  markDone,
  markStarted,
  nameTalk,
  nextLookAt,
  noteListed,
  readTalk,
  storeSaid,
  unsentOf,
} from './talk-store.ts';

export interface TendDeps {
  database: Database;
  bot: Bot;
  encryption: Pick<Encryption, 'lookupHash'>;
  clock: Clock;
  logger: Logger;
  wakes: { wake(what: 'send'): void; on(what: 'assistant', run: () => void): () => void };
  count?(result: Settled | BotError['trouble'] | 'said'): void;
}

/** How the service outside answered last. */
export interface AssistantState {
  status: 'not_asked_yet' | 'well' | 'failing';
  since: Date;
  message?: string;
}

/** Without any wake the rows are looked at this often, in milliseconds. */
const LOOK_EVERY_MS = 5_000;
/** After an error of the database. */
const TROUBLE_MS = 1_000;
/** Talks that are looked after at the same time. */
const CONCURRENCY = 8;
/** No call is given less, in milliseconds. */
const LEAST_CALL_MS = 500;
/** Calls for one talk take less: `LONGEST_CALL_MS` each, two at most. Milliseconds. */
const LEASE_MS = 15_000;

const FIRST_ERASURE_RETRY_MS = 60_000;
const LONGEST_ERASURE_RETRY_MS = 6 * 60 * 60_000;

/** Looks after everything that was asked outside, until it is stopped; `stop` waits for what is under way. */
export function startTendLoop(deps: TendDeps): { state(): AssistantState; stop(): Promise<void> } {
  const { database, clock, logger } = deps;
  const changed = bell();
  const underWay = new Set<Promise<void>>();
  const unsubscribe = deps.wakes.on('assistant', changed.ring);
  const health = watchHealth(deps);
  let stopped = false;

  function begin(work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => logger.error(errorFields(error), 'a talk with the assistant outside is left as it is'))
      .finally(() => {
        underWay.delete(running);
        changed.ring();
      });
    underWay.add(running);
  }

  async function pass(): Promise<number> {
    const room = CONCURRENCY - underWay.size;
    if (room <= 0) return LOOK_EVERY_MS;
    const now = clock.now();
    const talks = await claimTalks(database, { limit: room, leaseMs: LEASE_MS, now, real: clock.real() });
    for (const talk of talks) begin(tendTalk(deps, talk, health));
    const until = new Date(now.getTime() + FIRST_ERASURE_RETRY_MS);
    if (talks.length === 0)
      for (const erasure of await claimErasures(database, { limit: 1, now, until }))
        begin(eraseOutside(deps, erasure, health));
    if (talks.length === room || changed.isRinging()) return 0;
    const next = await nextLookAt(database, clock.real());
    return next === null ? LOOK_EVERY_MS : Math.max(20, next.getTime() - clock.now().getTime());
  }

  async function run(): Promise<void> {
    while (!stopped) {
      changed.still();
      const wait = await pass().catch((error: unknown) => {
        logger.warn(errorFields(error), 'what was asked outside cannot be read now');
        return TROUBLE_MS;
      });
      if (wait > 0 && !stopped) await changed.rung(Math.min(wait, LOOK_EVERY_MS));
    }
    await Promise.all(underWay);
  }

  const running = run();
  return {
    state: health.state,
    stop: () => {
      stopped = true;
      unsubscribe();
      changed.ring();
      return running;
    },
  };
}

interface Health {
  state(): AssistantState;
  well(): void;
  failing(error: BotError): void;
}

function watchHealth({ clock, logger, count }: Pick<TendDeps, 'clock' | 'logger' | 'count'>): Health {
  let state: AssistantState = { status: 'not_asked_yet', since: clock.real() };
  return {
    state: () => state,
    well: () => {
      if (state.status !== 'well') state = { status: 'well', since: clock.real() };
    },
    failing: (error) => {
      count?.(error.trouble);
      logger.warn({ trouble: error.trouble, ...errorFields(error) }, 'the assistant outside cannot be asked');
      const since = state.status === 'failing' ? state.since : clock.real();
      state = { status: 'failing', since, message: error.message };
    },
  };
}

/** One look at a talk: what waits goes out, what may have been missed is listed, and then it is decided. */
export async function tendTalk(deps: TendDeps, talk: ClaimedTalk, health: Health): Promise<void> {
  const { database, clock, wakes, count } = deps;
  const call = await callOutside(deps, talk);
  if (call === 'asked') health.well();
  else if (call !== null) health.failing(call);
  const settled = await database.$transaction((tx) => settleTalk(tx, talk, { call, now: clock.now() }));
  count?.(settled);
  wakes.wake('send');
}

/** @returns `asked` where the service was and answered; null where there was nothing to ask. */
async function callOutside(deps: TendDeps, talk: ClaimedTalk): Promise<'asked' | BotError | null> {
  const { database, bot, clock, count } = deps;
  const row = await readTalk(database, talk.id);
  // Whoever withdrew, left, or was told already is not spoken for any more.
  if (row?.talk.person !== 'listens') return null;
  const isLate = row.talk.kind === 'question' && clock.now().getTime() >= row.talk.deadlineAt;
  const unsent = row.talk.state === 'open' && !isLate ? await unsentOf(database, talk.id) : [];
  const [first] = unsent;
  try {
    if (first) {
      const speaker = await speakerOf(deps, talk);
      await markStarted(database, first.id, clock.now());
      const { id, text, again } = first;
      await inTime(patience(row.talk, clock.now()), bot.say(speaker, { key: String(id), text, again }));
      await markDone(database, [first.id], clock.now());
      count?.('said');
      return 'asked';
    }
    if (!isListingDue(row.talk, clock.now().getTime())) return null;
    const speaker = await speakerOf(deps, talk);
    const said = await inTime(patience(row.talk, clock.now()), bot.listen(speaker));
    await storeSaid(database, speaker.conversation, { said, now: clock.now() });
    await noteListed(database, talk.id, clock.now());
    return 'asked';
  } catch (error) {
    return troubleOf(error);
  }
}

/** How long a call may take so that whoever waits for it hears in time. Milliseconds. */
function patience({ kind, state, deadlineAt, unsentSince }: TalkNow, now: Date): number {
  if (state !== 'open') return LONGEST_CALL_MS;
  const until = kind === 'question' ? deadlineAt : (unsentSince ?? now.getTime()) + ANSWER_WITHIN_MS;
  return Math.min(LONGEST_CALL_MS, Math.max(LEAST_CALL_MS, until - now.getTime()));
}

/** Trouble with the database is not the service's. */
function troubleOf(error: unknown): BotError {
  if (error instanceof BotError) return error;
  throw error;
}

/** Hashes with the installation's key: from them nobody finds a person, a conversation or an account. */
async function speakerOf({ database, encryption }: TendDeps, talk: ClaimedTalk): Promise<Speaker> {
  const { id, conversationId, externalUser, externalConversation } = talk;
  if (externalUser && externalConversation) return { user: externalUser, conversation: externalConversation };
  const hash = (kind: string, of: string) => encryption.lookupHash(`botpress-${kind}`, of).toString('hex').slice(0, 32);
  const speaker = { user: `nd-${hash('user', conversationId)}`, conversation: `nd-${hash('conversation', id)}` };
  await nameTalk(database, id, speaker);
  return speaker;
}

/** Deletes at the service what was deleted here; one that does not answer is asked again, for as long as it takes. */
export async function eraseOutside(
  { database, bot, clock }: TendDeps,
  erasure: Erasure,
  health: Health,
): Promise<void> {
  try {
    await bot.forget(erasure);
    await endErasure(database, erasure.id);
    health.well();
  } catch (error) {
    health.failing(troubleOf(error));
    const wait = Math.min(FIRST_ERASURE_RETRY_MS * 2 ** Math.min(erasure.attempts, 20), LONGEST_ERASURE_RETRY_MS);
    await postponeErasure(database, erasure.id, new Date(clock.now().getTime() + wait));
  }
}
