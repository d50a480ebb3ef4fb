import type { Frame, Session } from './session.ts';

/**
 * A session as it is kept between turns: plain JSON without the names of its own fields, because those take longer to write and to read
 * than what a person has said. The moment of the question, four values for each talk (flow, version, step, answers), and at the end,
 * where it is not empty, what is rarely there:
 *
 *     ["mwsxq903", "report-issue", 3, "where", {"text": "đèn hỏng"}, {"misses": 1}]
 */
export type StoredSession = readonly unknown[];

/** Rarely there. Offered choices are id, label, id, label, …; one with further words has them behind the label in a list. */
interface Rest {
  touched?: string;
  offered?: unknown[];
  misses?: number;
}

/** Values of one frame. */
const FRAME = 4;

export function storedSession(session: Session | null): StoredSession | null {
  if (!session) return null;
  const { frames, asked, touched, offered, misses } = session;
  const stored: unknown[] = [asked];
  for (const { flow, version, step, answers } of frames) stored.push(flow, version, step, answers);
  if (touched === undefined && offered === undefined && misses === undefined) return stored;
  const rest: Rest = {};
  if (touched !== undefined) rest.touched = touched;
  if (offered) {
    rest.offered = [];
    for (const { id, label, words } of offered) rest.offered.push(id, words ? [label, ...words] : label);
  }
  if (misses !== undefined) rest.misses = misses;
  stored.push(rest);
  return stored;
}

/** Reads what `storedSession` gave, and what earlier versions kept: the session as it is. */
export function restoredSession(stored: StoredSession | Session | null): Session | null {
  if (!Array.isArray(stored)) return stored as Session | null;
  const frames: Frame[] = [];
  const end = stored.length - ((stored.length - 1) % FRAME);
  for (let at = 1; at < end; at += FRAME)
    frames.push({ flow: stored[at], version: stored[at + 1], step: stored[at + 2], answers: stored[at + 3] });
  const session: Session = { frames, asked: stored[0] };
  if (end < stored.length) {
    const { touched, offered, misses } = stored[end] as Rest;
    if (touched !== undefined) session.touched = touched;
    if (offered) session.offered = choicesOf(offered);
    if (misses !== undefined) session.misses = misses;
  }
  return session;
}

function choicesOf(offered: readonly unknown[]): NonNullable<Session['offered']> {
  const choices: NonNullable<Session['offered']> = [];
  for (let at = 0; at < offered.length; at += 2) {
    const id = offered[at] as string;
    const said = offered[at + 1] as string | string[];
    if (typeof said === 'string') choices.push({ id, label: said });
    else choices.push({ id, label: said[0]!, words: said.slice(1) });
  }
  return choices;
}
