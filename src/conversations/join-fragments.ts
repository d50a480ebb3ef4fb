import { joinInputs } from '../engine/index.ts';
import type { Input } from '../engine/input.ts';
import { burstsOf, type JoinRule } from '../messages/ready-at.ts';
import type { WaitingUpdate } from '../messages/waiting-update.ts';

/** One input of a flow with the updates that it was made of. */
export interface JoinedInput {
  input: Input;
  updates: WaitingUpdate[];
  /** The platform's id of our message that it replies to, or whose button was pressed. */
  repliesTo?: string;
}

/** Pure: waiting updates of one conversation, oldest first, as inputs in their order. Every update is in exactly one. */
export function joinFragments(updates: readonly WaitingUpdate[], rule: JoinRule): JoinedInput[] {
  return burstsOf(updates, rule).map((burst) => {
    const replying = burst.find((update) => repliedMessage(update) !== undefined);
    const repliesTo = replying && repliedMessage(replying);
    const joined: JoinedInput = { input: quoting(joinInputs(burst.map(inputOf))!, repliesTo), updates: burst };
    if (repliesTo !== undefined) joined.repliesTo = repliesTo;
    return joined;
  });
}

function quoting(input: Input, repliesTo: string | undefined): Input {
  return repliesTo !== undefined && (input.kind === 'text' || input.kind === 'photos')
    ? { ...input, repliesTo }
    : input;
}

function repliedMessage({ kind, content, replyTo }: WaitingUpdate): string | undefined {
  if (kind === 'choice' && typeof content.messageId === 'string') return content.messageId;
  return replyTo ?? undefined;
}

/** One update as an input. What is stored was a valid `UpdateContent` when it came. */
function inputOf({ kind, content, text, media }: WaitingUpdate): Input {
  switch (kind) {
    case 'text':
      return { kind: 'text', text: text ?? '' };
    case 'choice':
      return { kind: 'choice', id: String(content.id) };
    case 'photo':
      return { kind: 'photos', media, ...captionOf(text) };
    case 'recording':
      return { kind: 'recording', what: recordingOf(content.what), media, ...captionOf(text) };
    case 'place':
      return { kind: 'place', place: placeOf(content) };
    case 'sticker':
      return text ? { kind: 'sticker', emoji: text } : { kind: 'sticker' };
    case 'edited':
      return { kind: 'edited', text: text ?? '', ...changed(content) };
    case 'deleted':
      return { kind: 'deleted', ...changed(content) };
    case 'unsupported':
      return { kind: 'unsupported', what: String(content.what) };
    default:
      return { kind: 'unsupported', what: kind };
  }
}

function captionOf(text: string | null): { text?: string } {
  return text ? { text } : {};
}

/** The platform's id of the message that was changed. */
function changed({ of }: Record<string, unknown>): { of?: string } {
  return typeof of === 'string' ? { of } : {};
}

function recordingOf(what: unknown): 'voice' | 'video' | 'file' {
  return what === 'voice' || what === 'video' ? what : 'file';
}

function placeOf({ lat, lon, accuracy }: Record<string, unknown>): { lat: number; lon: number; accuracy?: number } {
  const place = { lat: Number(lat), lon: Number(lon) };
  return typeof accuracy === 'number' ? { ...place, accuracy } : place;
}
