import type { Session } from '../engine/session.ts';
import type { OpenQuestion } from '../messages/outbox-store.ts';
import type { WaitingUpdate } from '../messages/waiting-update.ts';

/** A conversation whose lease we hold, with all that its turns are based on. */
export interface ConversationAtHand {
  id: string;
  personId: string;
  addressId: string;
  channel: string;
  consented: boolean;
  collects: boolean;
  /** How many updates had come when it was claimed. */
  inputs: number;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
  /** As in `Talk`: what came before is for a moderator. Milliseconds. */
  officersUntil: number;
  announcements: boolean;
  followUp: boolean;
  /** Whether they hold a post today. */
  cadre?: boolean;
  /** Whether they may be asked for outside; null: they were never asked. */
  assistant: boolean | null;
  session: Session | null;
  /** Open questions from outside, oldest first. */
  questions: OpenQuestion[];
  /** What may be taken now, oldest first. */
  updates: WaitingUpdate[];
}
