import type { EffectTypes } from '../../../flows/effects.ts';
import type {
  FactTypes,
  FestivalDay,
  IssueDetail,
  LinkCodeFact,
  LinkedAccount,
  NearIssue,
  PersonFact,
} from '../../../flows/facts.ts';
import type { WorkDetail } from '../../../flows/work-effects.ts';
import type { AnswerIndex } from '../../assistant/answer-index.ts';
import type { Catalogue, Reply, Session } from '../../engine/index.ts';
import type { Knowledge } from '../../language/knowledge.ts';
import type { MemoryDuty } from './duty-memory.ts';
import type { FormAtHand } from './forms-memory.ts';

/** What one turn came to. */
export interface Heard {
  replies: Reply[];
  effects: { effect: keyof EffectTypes; args: unknown }[];
  /** What the effects came to, in their order. */
  results: unknown[];
  /** Whether a question now waits for the person. */
  waits: boolean;
  /** Steps that were passed. */
  trail: { flow: string; step: string }[];
}

/** Where a conversation stands between two inputs: plain JSON, so that whoever holds it can go on with it elsewhere. */
export interface TalkState {
  session: Session | null;
  person: PersonFact;
  issues: IssueDetail[];
  name: string | null;
  tries: number;
  linked: LinkedAccount[];
  wrongCodes: number;
}

export interface TalkSetting {
  /** Left out: the talks as the files have them. */
  talks?: Catalogue;
  knowledge: Knowledge;
  person: PersonFact;
  /** Issues that are there from the beginning, newest first. */
  issues?: IssueDetail[];
  /** What lies at the pin that is sent, whatever it is. */
  areaAt?: FactTypes['area_at']['value'];
  /** Open issues that are like any that is told. */
  near?: NearIssue[];
  /** Other accounts of the person, and what one-time codes are for; any other is none. */
  linked?: readonly LinkedAccount[];
  codes?: Readonly<Record<string, LinkCodeFact>>;
  /** Forms that the person fills. */
  forms?: readonly FormAtHand[];
  /** What the office has written, and when the 18/11 days are. */
  answers?: AnswerIndex;
  festivals?: readonly FestivalDay[];
  /** What a cadre owes. */
  duties?: readonly MemoryDuty[];
  /** Milliseconds since the epoch. */
  now: number;
  /** Issues of a cadre's work, by their deadline. */
  work?: WorkDetail[];
}
