import type { MediaRef } from '../engine/input.ts';
import type { Fragment } from './ready-at.ts';

/** An update that waits to be taken. */
export interface WaitingUpdate extends Fragment {
  id: bigint;
  conversationId: string;
  /** `UpdateContent` without its file. */
  content: Record<string, unknown>;
  /** The platform's id of our message that it replies to. */
  replyTo: string | null;
  media: MediaRef[];
}
