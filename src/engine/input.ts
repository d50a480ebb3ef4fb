/**
 * An input: one update of a channel, reduced to what a flow understands.
 * `repliesTo`: the platform's id of the message that it quotes, where it quotes one.
 * Several text fragments that belong together reach the flow as one input (see `conversations/join-fragments.ts`).
 */
export type Input =
  | { kind: 'text'; text: string; media?: MediaRef[]; place?: Point; repliesTo?: string }
  /** A button, or a number or words that the engine recognised as one of the choices that were offered. */
  | { kind: 'choice'; id: string; text?: string }
  | { kind: 'photos'; media: MediaRef[]; text?: string; place?: Point; repliesTo?: string }
  | { kind: 'place'; place: Point; text?: string; media?: MediaRef[] }
  /** Kept and playable for a moderator; the flow cannot read it. */
  | { kind: 'recording'; what: 'voice' | 'video' | 'file'; media: MediaRef[]; text?: string }
  | { kind: 'sticker'; emoji?: string }
  /** A message of an earlier turn whose text the person changed or took back afterwards; `of`: which one, where the channel says so. */
  | { kind: 'edited'; text: string; of?: string }
  | { kind: 'deleted'; of?: string }
  | { kind: 'unsupported'; what: string };

/** An input with words of the person, alone or with what was sent. */
export type Spoken = Extract<Input, { kind: 'text' | 'photos' | 'place' | 'recording' }> & { text: string };

/** A medium that was sent with an input. `id` is the id of the row in `media`; the bytes may still be under way. */
export interface MediaRef {
  id: string;
  kind: 'photo' | 'voice' | 'video' | 'file';
}

/** WGS 84 degrees. `accuracy` in metres, where the channel says it. */
export interface Point {
  lat: number;
  lon: number;
  accuracy?: number;
}
