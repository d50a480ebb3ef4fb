import { screenText } from '../language/screen-text.ts';

/**
 * When waiting updates of a conversation may be taken, and which of them belong together. People write as they talk: a text in
 * five fragments, a photo and then its story. One reply for all is wanted, and no wait where nothing can follow.
 */

/** Milliseconds. */
export interface JoinDelays {
  /** After the last fragment of text, place or recording. */
  text: number;
  /** After the last part of an album. */
  album: number;
  /** After a photo without words. */
  photo: number;
  /** After the first fragment, whatever follows. */
  longest: number;
}

export const JOIN_DELAYS: JoinDelays = { text: 3_000, album: 2_000, photo: 5_000, longest: 10_000 };

/** What the rule needs to know of an update. */
export interface Fragment {
  /** As in `UpdateContent`. */
  kind: string;
  /** Text or caption. */
  text: string | null;
  album: string | null;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

export interface JoinRule {
  /** Whether the last turn said that the next text may come in fragments; true while nobody is asked anything. */
  collects: boolean;
  delays: JoinDelays;
  /** Texts that are never a fragment: commands, words that work at any step. Numbers are known here. */
  isUrgent: (text: string) => boolean;
}

/** "2", "2.", "số 2", "sửa 2", "/menu": an answer or a command, complete as it is. */
export function isShortAnswer(text: string): boolean {
  return (
    MAY_BE_SHORT.test(text) &&
    /^\s*(?:\/\S+.*|(?:(?:s[ốo]|ch[ọo]n|s[ửu]a)\s*)?\d{1,3}\s*[.)]?)\s*$/iu.test(text.normalize('NFC'))
  );
}

/** How a short answer begins. Nearly all texts are ruled out by their first letter. */
const MAY_BE_SHORT = /^\s*[/\dsc]/i;

const FRAGMENTS: ReadonlySet<string> = new Set(['text', 'photo', 'recording', 'place']);

/** Splits waiting updates, oldest first, into those that are one input each. Every update is in exactly one part, in order. */
export function burstsOf<Update extends Fragment>(updates: readonly Update[], rule: JoinRule): Update[][] {
  if (updates.length === 1) return [[updates[0]!]];
  const bursts: Update[][] = [];
  let open: Update[] | undefined;
  for (const update of updates) {
    if (!isFragment(update, rule)) {
      bursts.push([update]);
      open = undefined;
      continue;
    }
    if (open && joins(open, update, rule)) {
      open.push(update);
      continue;
    }
    open = [update];
    bursts.push(open);
  }
  return bursts;
}

/**
 * For each waiting update, oldest first, when it may be taken, in milliseconds since the epoch. Never later than that of the next
 * one, so that what is ready is always the beginning of what waits.
 */
export function readyTimes(updates: readonly Fragment[], rule: JoinRule): number[] {
  if (updates.length === 1) return [burstReadyAt(updates, rule)];
  const times = burstsOf(updates, rule).flatMap((burst) => {
    const ready = burstReadyAt(burst, rule);
    return burst.map(() => ready);
  });
  for (let i = times.length - 2; i >= 0; i -= 1) times[i] = Math.min(times[i]!, times[i + 1]!);
  return times;
}

function isFragment(update: Fragment, rule: JoinRule): boolean {
  if (!FRAGMENTS.has(update.kind)) return false;
  return update.kind !== 'text' || !(isShortAnswer(update.text ?? '') || rule.isUrgent(update.text ?? ''));
}

function joins(burst: readonly Fragment[], next: Fragment, rule: JoinRule): boolean {
  const { collects, delays } = rule;
  if (next.receivedAt - burst[0]!.receivedAt >= delays.longest) return false;
  // What is ready at once is complete: nothing that comes later makes it wait.
  if (burstReadyAt(burst, rule) <= burst[burst.length - 1]!.receivedAt) return false;
  // While one thing is asked, two texts are two answers.
  return collects || next.kind !== 'text' || !burst.some((fragment) => fragment.kind === 'text');
}

function burstReadyAt(burst: readonly Fragment[], rule: JoinRule): number {
  const first = burst[0]!;
  const last = burst[burst.length - 1]!;
  const hasWords = burst.some((fragment) => fragment.text);
  const quiet = quietAfter(last, hasWords, rule);
  // Somebody in danger is not waited for: what they have said so far is taken with it.
  const isComplete = quiet === 0 || !isFragment(last, rule) || (last.text && screenText(last.text).urgent);
  return isComplete ? last.receivedAt : Math.min(last.receivedAt + quiet, first.receivedAt + rule.delays.longest);
}

function quietAfter(last: Fragment, hasWords: boolean, { collects, delays }: JoinRule): number {
  if (last.album !== null) return delays.album;
  if (last.kind === 'photo') return hasWords ? delays.text : delays.photo;
  return collects ? delays.text : 0;
}
