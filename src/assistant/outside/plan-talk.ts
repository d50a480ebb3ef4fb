/** What is known of a talk with the assistant outside, at one moment. Times in milliseconds since the epoch. */
export interface TalkNow {
  kind: 'question' | 'talk';
  state: 'open' | 'answered' | 'passed_on' | 'ended';
  openedAt: number;
  /** Question: when the person must hear something. Talk: when it ends unless somebody says a word. */
  deadlineAt: number;
  listedAt: number | null;
  /** Failed calls since the last one that went well. */
  attempts: number;
  /** Of the last call; null: it went well. `final`: trying again is of no use. */
  trouble: 'again' | 'final' | null;
  /** Messages that the service has not got yet. */
  unsent: number;
  /** When the oldest of them was said. */
  unsentSince: number | null;
  lastSaidAt: number | null;
  /** When the service got the last one. */
  lastSentAt: number | null;
  /** Messages of the bot that the person has not got yet. */
  unheard: number;
  lastHeardAt: number | null;
  /** The bot said that the talk is over. */
  over: boolean;
  /** Whether the person may still be answered by it, and where not, why. */
  person: 'listens' | 'with_officer' | 'left' | 'withdrew';
}

/** What is to be done. Pure, so that it can be asked for any moment. */
export interface Plan {
  /** The bot's messages go into the chat. `late`: the person was told already that an officer answers. */
  relay: 'now' | 'late' | null;
  close: { state: 'answered' | 'passed_on' | 'ended'; reason: string } | null;
  /** Why it is to be looked at again, soonest first; null: nothing more is to be done. */
  lookAt: number | null;
}

/** The person hears within 20 s: what is left after this goes into writing it down and sending it. Milliseconds. */
export const ANSWER_WITHIN_MS = 17_000;

/** A bot says several things in a row: they are gathered until it is quiet for so long. */
export const QUIET_MS = 1_500;

/** A talk in which nobody says a word for so long is over. */
export const SILENCE_MS = 10 * 60_000;

/** After so long a late answer is of no use to anybody. */
const LATE_MS = 60 * 60_000;

/** So long after a message the answers are listed, in case their signals were lost. */
const LISTINGS_MS = [3_000, 7_000, 12_000, 30_000, 60_000, 120_000, 300_000];

/** The last listing is early enough to be answered before the deadline. */
const LAST_LISTING_MS = 2_500;

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 4_000;

export function planTalk(talk: TalkNow, now: number): Plan {
  if (talk.state !== 'open') return afterwards(talk, now);
  if (talk.person !== 'listens') return close('ended', talk.person);
  return talk.kind === 'question' ? planQuestion(talk, now) : planConversation(talk, now);
}

/** Whether the answers are to be listed now. */
export function isListingDue(talk: TalkNow, now: number): boolean {
  const next = nextListing(talk);
  return next !== null && next <= now;
}

function planQuestion(talk: TalkNow, now: number): Plan {
  const { unheard, lastHeardAt, deadlineAt } = talk;
  if (unheard > 0) {
    const quietAt = Math.min(lastHeardAt! + QUIET_MS, deadlineAt);
    if (talk.over || quietAt <= now) return { ...close('answered', 'bot'), relay: 'now', lookAt: lastLook(talk, now) };
    return { relay: null, close: null, lookAt: quietAt };
  }
  if (talk.over) return close('passed_on', 'silent');
  if (talk.trouble === 'final' || talk.lastSaidAt === null) return close('passed_on', 'trouble');
  if (now >= deadlineAt) return close('passed_on', talk.unsent > 0 && talk.trouble ? 'trouble' : 'late');
  return { relay: null, close: null, lookAt: Math.min(deadlineAt, nextTry(talk, now)) };
}

function planConversation(talk: TalkNow, now: number): Plan {
  const { unheard, over, unsent, unsentSince, lastSaidAt, lastHeardAt, deadlineAt } = talk;
  const relay = unheard > 0 ? 'now' : null;
  if (over) return { ...close('ended', 'bot'), relay };
  const undelivered = unsent > 0 && (talk.trouble === 'final' || now >= unsentSince! + ANSWER_WITHIN_MS);
  if (undelivered) return { ...close('passed_on', 'trouble'), relay };
  const endsAt = Math.max(deadlineAt, (lastHeardAt ?? 0) + SILENCE_MS);
  if (now >= endsAt && relay === null) {
    const owed = lastSaidAt !== null && lastSaidAt > (lastHeardAt ?? 0);
    return owed ? close('passed_on', 'late') : close('ended', 'silence');
  }
  const giveUpAt = unsent > 0 ? unsentSince! + ANSWER_WITHIN_MS : Number.POSITIVE_INFINITY;
  return { relay, close: null, lookAt: Math.max(now, Math.min(endsAt, giveUpAt, nextTry(talk, now))) };
}

/** Of a talk that is over only what the bot still says is looked at. */
function afterwards(talk: TalkNow, now: number): Plan {
  const { state, unheard, lastHeardAt, openedAt, person } = talk;
  const wanted = (state === 'answered' || state === 'passed_on') && person === 'listens' && now <= openedAt + LATE_MS;
  if (unheard === 0 || !wanted) return { relay: null, close: null, lookAt: lastLook(talk, now) };
  const quietAt = lastHeardAt! + QUIET_MS;
  if (quietAt > now) return { relay: null, close: null, lookAt: quietAt };
  return { relay: 'late', close: null, lookAt: null };
}

/** Once more after an answer, for a second one whose signal was lost. */
function lastLook(talk: TalkNow, now: number): number | null {
  if (talk.state !== 'open' && talk.state !== 'answered') return null;
  const next = nextListing({ ...talk, state: 'open' });
  return next !== null && next <= talk.openedAt + ANSWER_WITHIN_MS ? Math.max(now, next) : null;
}

function nextTry(talk: TalkNow, now: number): number {
  const { trouble, attempts, unsent } = talk;
  const wait = trouble ? Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS) : 0;
  if (unsent > 0) return now + wait;
  return Math.max(now + wait, nextListing(talk) ?? Number.POSITIVE_INFINITY);
}

function nextListing({ kind, state, lastSentAt, listedAt, deadlineAt, unsent }: TalkNow): number | null {
  if (lastSentAt === null || unsent > 0 || (state !== 'open' && state !== 'answered')) return null;
  const times = LISTINGS_MS.map((ms) => lastSentAt + ms);
  const last = deadlineAt - LAST_LISTING_MS;
  const all = kind === 'question' ? [...times.filter((at) => at < last), last] : times;
  return all.find((at) => at > (listedAt ?? 0) && at > lastSentAt) ?? null;
}

function close(state: 'answered' | 'passed_on' | 'ended', reason: string): Plan {
  return { relay: null, close: { state, reason }, lookAt: null };
}
