import type { FactTypes } from '../../flows/facts.ts';
import { factKey, type StepEvent, stepEvents } from '../engine/index.ts';
import type { Input } from '../engine/input.ts';
import type { Session } from '../engine/session.ts';
import type { EffectCall, FactRequest, TurnReply, TurnRequest, TurnResult } from '../engine/turn.ts';
import type { JoinRule } from '../messages/ready-at.ts';
import type { ConversationAtHand } from './conversation-at-hand.ts';
import type { FactDeps, FactLoaders } from './facts/fact-loaders.ts';
import { type JoinedInput, joinFragments } from './join-fragments.ts';

/** What the turns of one conversation come to, before anything is written. */
export interface Decision {
  conversation: ConversationAtHand;
  /** The inputs that were taken, in order. */
  taken: JoinedInput[];
  session: Session | null;
  collects: boolean;
  /** Replies of turns without effects come first; only the last turn has effects, and `effect` counts in those. */
  replies: TurnReply[];
  effects: EffectCall[];
  /** Ids of outside questions that were answered. */
  answered: string[];
  /** What became of steps, for the counts. */
  steps: StepEvent[];
  /** An input that could not be taken; those before it were. */
  failed?: { input: JoinedInput; error: unknown };
}

export interface DecideDeps {
  takeTurn(request: TurnRequest): TurnResult;
  /** The same, while a moderator has the talk. */
  listen(request: TurnRequest): TurnResult;
  loaders: FactLoaders;
  facts: FactDeps;
  rule: Omit<JoinRule, 'collects'>;
}

/** A step names what it needs; what it then still needs, and once more. */
const MOST_ROUNDS = 3;

/** No conversation keeps a batch to itself: what is left is taken by the next one. */
const MOST_INPUTS = 20;

/**
 * Takes the turns of conversations in memory. The inputs of one are taken in order; after a turn with effects the rest waits for
 * the next batch, because facts must show what the effects did.
 */
export async function decideTurns(
  deps: DecideDeps,
  conversations: readonly ConversationAtHand[],
  { now, mostInputs = MOST_INPUTS }: { now: number; mostInputs?: number },
): Promise<Decision[]> {
  const { delays, isUrgent } = deps.rule;
  const talks = conversations.map((conversation) => {
    const { collects } = conversation;
    return {
      inputs: joinFragments(conversation.updates, { delays, isUrgent, collects }).slice(0, mostInputs),
      known: new Map<string, unknown>(),
      decision: startOf(conversation),
    };
  });
  for (let nth = 0; ; nth += 1) {
    const open = talks.filter(
      ({ inputs, decision }) => nth < inputs.length && decision.effects.length === 0 && !decision.failed,
    );
    if (open.length === 0) return talks.map(({ decision }) => decision);
    const turns = open.map(({ decision, inputs, known }) => ({ decision, input: inputs[nth]!, known }));
    await takeOneEach(deps, turns, now);
  }
}

interface OpenTurn {
  decision: Decision;
  input: JoinedInput;
  /** Facts of this conversation, by `factKey`. */
  known: Map<string, unknown>;
}

function startOf(conversation: ConversationAtHand): Decision {
  const { session, collects } = conversation;
  return { conversation, taken: [], session, collects, replies: [], effects: [], answered: [], steps: [] };
}

/** Takes one turn of each conversation, loading what they need for all of them together. */
async function takeOneEach(deps: DecideDeps, turns: readonly OpenTurn[], now: number): Promise<void> {
  let open = turns;
  for (let round = 0; open.length > 0; round += 1) {
    const needs: { turn: OpenTurn; need: FactRequest[] }[] = [];
    for (const turn of open) {
      const need = tryTurn(deps, turn, now);
      if (need.length > 0) needs.push({ turn, need });
    }
    if (round === MOST_ROUNDS) {
      for (const { turn, need } of needs)
        turn.decision.failed = {
          input: turn.input,
          error: new Error(`still needs ${need[0]!.fact} after ${MOST_ROUNDS} rounds`),
        };
      return;
    }
    await loadFacts(deps, needs);
    open = needs.map(({ turn }) => turn);
  }
}

/** @returns the facts that are missing; none when the turn was taken, or failed. */
function tryTurn({ takeTurn, listen }: DecideDeps, { decision, input, known }: OpenTurn, now: number): FactRequest[] {
  const { conversation } = decision;
  const { repliesTo } = input;
  const questions = conversation.questions.filter(({ id }) => !decision.answered.includes(id));
  const replied = repliesTo && questions.find(({ externalIds }) => externalIds.includes(repliesTo));
  try {
    const isForOfficer = input.updates.at(-1)!.receivedAt < conversation.officersUntil;
    const result = (isForOfficer ? listen : takeTurn)({
      session: decision.session,
      input: replied ? addressedTo(replied.id, input.input) : input.input,
      facts: known,
      now,
      lang: conversation.lang,
      questions,
      ...(replied && { repliesTo: replied.id }),
    });
    if ('need' in result) return result.need;
    decision.taken.push(input);
    decision.steps.push(...stepEvents(decision.session, result));
    decision.session = result.session;
    decision.collects = result.collects;
    decision.replies.push(...result.replies);
    decision.effects = result.effects;
    if (result.answered !== undefined) decision.answered.push(result.answered);
  } catch (error) {
    decision.failed = { input, error };
  }
  return [];
}

/** A channel may give a button back as it stands in the question, with the message that bore it: this is what tells it apart. */
function addressedTo(question: string, input: Input): Input {
  if (input.kind !== 'choice' || input.id.startsWith(`q${question}.`)) return input;
  return { ...input, id: `q${question}.${input.id}` };
}

/** One query for each kind of fact. */
async function loadFacts(
  { loaders, facts }: DecideDeps,
  needs: readonly { turn: OpenTurn; need: readonly FactRequest[] }[],
): Promise<void> {
  const byFact = new Map<string, { turn: OpenTurn; request: FactRequest }[]>();
  for (const { turn, need } of needs)
    for (const request of need) byFact.set(request.fact, [...(byFact.get(request.fact) ?? []), { turn, request }]);
  await Promise.all(
    [...byFact].map(async ([fact, asks]) => {
      const load = loaderOf(loaders, fact);
      const values = await load(
        asks.map(({ turn, request }) => ({ conversation: turn.decision.conversation, args: request.args })),
        facts,
      );
      asks.forEach(({ turn, request }, index) => {
        turn.known.set(factKey(request), values[index]);
      });
    }),
  );
}

/** The types of facts and arguments were checked where the flow was written; here they are only names. */
function loaderOf(loaders: FactLoaders, fact: string) {
  if (!Object.hasOwn(loaders, fact)) throw new Error(`no loader for the fact ${fact}`);
  return loaders[fact as keyof FactTypes] as unknown as (
    asks: readonly { conversation: ConversationAtHand; args: unknown }[],
    deps: FactDeps,
  ) => Promise<unknown[]>;
}
