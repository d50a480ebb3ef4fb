import { type Context, flowsWith, type Words } from '../src/engine/index.ts';
import type { EffectTypes } from './effects.ts';
import type { FactTypes } from './facts.ts';

/** All talks of this service. */
export type FlowId =
  | 'welcome'
  | 'menu'
  | 'help'
  | 'my-data'
  | 'emergency'
  | 'referral'
  | 'meet-person'
  | 'report-issue'
  | 'follow-issue'
  | 'confirm-fix'
  | 'answer-staff'
  | 'rate-issue'
  | 'follow-up'
  | 'ask-question'
  | 'ask-assistant'
  | 'give-opinion'
  | 'announcements'
  | 'festival-days'
  | 'link-account'
  | 'fill-form'
  | 'my-duties'
  | 'link-post'
  | 'work-issue'
  | 'report-for-others'
  | 'remind-where'
  | 'duty-calendar';

/** Defines a talk that may name our effects, facts and flows: `flowFor<Answers>()({ id, version, start, words, steps })`. */
export const flowFor = flowsWith<EffectTypes, FactTypes, FlowId>();

/** The context of our steps, for functions that several steps share. */
export type FlowContext<Answers, W extends Words, Steps extends string> = Context<
  Answers,
  W,
  EffectTypes,
  FactTypes,
  Steps,
  FlowId
>;
