import type { Catalogue, GlobalWord } from './catalogue.ts';
import { cleanInput } from './clean-input.ts';
import { LATE, LATE_AFTER } from './continue-or-anew.ts';
import { EngineError } from './engine-error.ts';
import type { Input, Spoken } from './input.ts';
import { meetChanges, mendTalks } from './meet-changes.ts';
import { offeredChoices, standAsShown } from './offered-choices.ts';
import { newestOutside, type OutsideAnswer, pressedOutside, repliedOutside } from './outside-question.ts';
import { choiceMeant, Typed } from './resolve-choice.ts';
import { RunningTurn } from './running-turn.ts';
import { momentOf } from './session.ts';
import { FactMissing, TurnStopped } from './signals.ts';
import type { Start, TurnRequest, TurnResult } from './turn.ts';

/**
 * Takes one turn: one input in, replies, effects and the next session out; or the facts that must be loaded first.
 * Pure: the same request gives the same turn, the session that was given is not changed, and a turn can be taken any
 * number of times until one is committed. Throws only `EngineError`, for a bug in a flow.
 */
export function takeTurn(catalogue: Catalogue, request: TurnRequest): TurnResult {
  return turnOf(catalogue, request, route);
}

/** A turn that `run` takes, with what its end may be made of. */
export function turnOf(
  catalogue: Catalogue,
  request: TurnRequest,
  run: (turn: RunningTurn, input: Input) => void,
): TurnResult {
  const input = cleanInput(request.input);
  const turn = new RunningTurn(catalogue, input === request.input ? request : { ...request, input });
  try {
    run(turn, input);
    return turn.result();
  } catch (error) {
    if (error instanceof FactMissing) return { need: error.need };
    if (error instanceof TurnStopped) return turn.stopped(error.why);
    if (error instanceof EngineError) throw error;
    const { flow, step } = turn.frames.at(-1) ?? { flow: 'catalogue', step: 'entry' };
    throw new EngineError({ flow, step, problem: 'a function of the flow or the catalogue threw', cause: error });
  }
}

/** Who takes the input: each says whether it did, the first one wins. */
function route(turn: RunningTurn, input: Input): void {
  const typed = typedAlone(input);
  const short = typed?.isShort ? typed : undefined;
  const taken =
    screen(turn, input) ||
    meetChanges(turn) ||
    (input.kind === 'choice' && press(turn, input.id)) ||
    answerOutside(turn, repliedOutside(turn.request)) ||
    // A code may come with a command: as the link that opens a chat brings it.
    recognise(turn, input, typed) ||
    (short !== undefined && obey(turn, short)) ||
    answerOutside(turn, newestOutside(turn.request)) ||
    beginFirst(turn, input) ||
    (short !== undefined && choose(turn, short)) ||
    askLate(turn, input);
  if (!taken) turn.take(input);
}

/** What must come before anything else. The talks under way wait below, or are given up. */
function screen(turn: RunningTurn, input: Input): boolean {
  const screened = turn.catalogue.screen?.(input, turn.entryContext(), turn.frames);
  if (!screened) return false;
  const { dropsTalks, ...start } = screened;
  turn.frames = dropsTalks ? [] : mendTalks(turn, turn.frames);
  turn.begin(start);
  return true;
}

/** A text with which nothing came: only such a one can be a number, a label, a word or a code. */
function typedAlone(input: Input): Typed | undefined {
  return input.kind === 'text' && !input.media?.length && !input.place ? new Typed(input.text) : undefined;
}

/** A pressed button. One that is not among those offered now is never taken for an answer to the present question. */
function press(turn: RunningTurn, id: string): true {
  const { session, questions = [] } = turn.request;
  const end = id.lastIndexOf('.');
  const bare = id.slice(0, end);
  const present = session !== null && id.slice(end + 1) === session.asked;
  if (present && offeredChoices(turn).some((offer) => offer.id === bare)) turn.take({ kind: 'choice', id: bare });
  else if (!answerOutside(turn, pressedOutside(id, questions))) showAgain(turn, turn.sentence('staleButton'));
  return true;
}

function answerOutside(turn: RunningTurn, answer: OutsideAnswer | undefined): boolean {
  if (!answer) return false;
  turn.answered = answer.question;
  turn.begin(answer.start, answer.take ? turn.request.input : undefined);
  return true;
}

/** Words and commands that work everywhere. */
function obey(turn: RunningTurn, typed: Typed): boolean {
  const { text } = typed;
  const word = text.startsWith('/') ? commandOf(text, turn.catalogue) : turn.catalogue.globalWords.get(typed.key);
  if (word === undefined) return false;
  if (word === 'unknown') showAgain(turn, turn.sentence('unknownCommand'));
  else if (word.does === 'cancel') cancel(turn);
  else {
    const start = word.does(turn.entryContext());
    if (word.open || !leadToAdmission(turn, null, start)) turn.begin(start);
  }
  return true;
}

/** @param typed its words, where nothing came with them. */
function recognise(turn: RunningTurn, input: Input, typed: Typed | undefined): boolean {
  if (!isSpoken(input)) return false;
  const start = turn.catalogue.recognise?.(input, turn.entryContext());
  if (!start) return false;
  // What is offered just now is an answer, whatever else it would mean.
  if (typed && choiceMeant(typed, offeredChoices(turn), standAsShown(turn)) !== -1) return false;
  if (!leadToAdmission(turn, input)) turn.begin(start, start.take ? input : undefined);
  return true;
}

function isSpoken(input: Input): input is Spoken {
  return input.kind !== 'choice' && input.kind !== 'edited' && 'text' in input && input.text !== undefined;
}

function beginFirst(turn: RunningTurn, input: Input): boolean {
  if (turn.frames.length > 0) return false;
  turn.first(input);
  return true;
}

function choose(turn: RunningTurn, typed: Typed): boolean {
  const offers = offeredChoices(turn);
  const index = choiceMeant(typed, offers, standAsShown(turn));
  if (index === -1) return false;
  turn.take({ kind: 'choice', id: offers[index]!.id, text: typed.text });
  return true;
}

/** After a long silence a talk that has kept something is gone on with only by choice. */
function askLate(turn: RunningTurn, input: Input): boolean {
  if (input.kind === 'deleted' || input.kind === 'edited') return false;
  const { session, now } = turn.request;
  const frame = turn.frames.at(-1)!;
  if (turn.flowOf(frame).late === 'continue') return false;
  const what = turn.kept(frame);
  if (what === null || now - momentOf(session!.touched ?? session!.asked) <= LATE_AFTER) return false;
  turn.push({ flow: LATE, answers: { what, heard: [input] } });
  turn.arrive();
  return true;
}

/** Leads somebody who may not go on yet to where that is asked. Whether it did. */
function leadToAdmission(turn: RunningTurn, input: Input | null, wanted?: Start): boolean {
  const start = turn.catalogue.admit?.(input, turn.entryContext(), wanted);
  if (!start) return false;
  if (turn.frames.some(({ flow }) => flow === start.flow)) {
    // They are being asked already: the question once more, and nothing that was told is lost.
    while (turn.frames.at(-1)!.flow !== start.flow) turn.pop();
    turn.askAgain();
  } else turn.begin(start);
  return true;
}

/** Gives up one talk: the top one that has kept something, and what merely lay over it. */
function cancel(turn: RunningTurn): void {
  const top = turn.frames.at(-1);
  const settled = top && turn.stepOf(top).cancelled;
  if (settled) {
    turn.push({ flow: top.flow, step: settled, answers: top.answers });
    turn.arrive();
    return;
  }
  let kept: string | null = null;
  while (turn.frames.length > 0 && kept === null) kept = turn.kept(turn.pop());
  turn.remark(turn.sentence(kept === null ? 'nothingToCancel' : 'cancelled'));
  if (turn.frames.length > 0) turn.resumeTop();
}

/** Says something and shows the present question again, or what is shown when there is none. */
function showAgain(turn: RunningTurn, text: string): void {
  turn.remark(text);
  if (turn.frames.length > 0) turn.askAgain();
  else if (!leadToAdmission(turn, null)) turn.begin(turn.catalogue.idle);
}

/** The word behind `/menu`, `/menu@bot` or `/start payload`; `unknown` for another command; nothing for other texts. */
function commandOf(text: string, { commands }: Catalogue): GlobalWord | 'unknown' | undefined {
  const command = /^(\/[a-z_0-9]{1,32})(?:@\w+)?(?:\s|$)/i.exec(text)?.[1];
  return command === undefined ? undefined : (commands.get(command.toLowerCase()) ?? 'unknown');
}
