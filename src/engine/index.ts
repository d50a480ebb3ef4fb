/**
 * The flow engine: guided talks as typed values, taken one pure turn at a time. A session is plain JSON; effects and facts
 * are names that the shell gives a meaning. `flows/README.md` shows how a flow is written.
 */
export {
  type Catalogue,
  type CatalogueDefinition,
  catalogueOf,
  type EngineWords,
  type Entry,
  type GlobalWord,
  type Screened,
} from './catalogue.ts';
export { comeBack } from './come-back.ts';
export type { Afterwards, Beginning, Context, EffectHandle, EntryContext, Said } from './context.ts';
export { LATE_AFTER } from './continue-or-anew.ts';
export { EngineError } from './engine-error.ts';
export { factKey } from './fact-key.ts';
export { type DecidingStep, type Flow, flowsWith, type Question, type StepChoice, type WaitingStep } from './flow.ts';
export type { Input, MediaRef, Point, Spoken } from './input.ts';
export { type FlowGraph, flowGraph, inspectFlow, type Limits, type Problem } from './inspect-flow.ts';
export { joinInputs, mediaOf, placeOf } from './join-inputs.ts';
export type { Keeping, Move } from './move.ts';
export { type Notices, noticesOf, noticesSaying, sentencesOfNotices } from './notices.ts';
export { overhear } from './overhear.ts';
export { type Override, overriding } from './overriding.ts';
export { questionOf } from './question-of.ts';
export type { Choice, Reply } from './reply.ts';
export { answerKey } from './resolve-choice.ts';
export { MOST_FRAMES, MOST_STEPS } from './running-turn.ts';
export { blanksOf, type CatalogueSentence, sentencesOf } from './sentences-of.ts';
export { type Frame, momentOf, type Session } from './session.ts';
export { MOST_REPLIES } from './spoken.ts';
export { type StepEvent, stepEvents } from './step-events.ts';
export { restoredSession, type StoredSession, storedSession } from './stored-session.ts';
export { takeTurn } from './take-turn.ts';
export type {
  EffectCall,
  FactRequest,
  OutsideQuestion,
  Start,
  Turn,
  TurnReply,
  TurnRequest,
  TurnResult,
} from './turn.ts';
export type { Blanks, Lang, Sentence, Words } from './words.ts';
