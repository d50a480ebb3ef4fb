import { QUESTION } from '../../../flows/ask-question/flow.ts';
import { fileIssues } from '../../issues/file-issues.ts';
import { sayDate } from '../../language/say-date.ts';
import { enqueue, type NewMessage } from '../../messages/outbox-store.ts';
import { tieToIssues } from '../../messages/turn-end-store.ts';
import type { Transaction } from '../../platform/database.ts';
import { announce } from '../../platform/live.ts';
import { BotError } from './bot-error.ts';
import { type Plan, planTalk, type TalkNow } from './plan-talk.ts';
import { relay } from './relay.ts';
import {
  type ClaimedTalk,
  endLook,
  holdTalk,
  markDone,
  readTalk,
  type TalkRow,
  unansweredWords,
  unheardOf,
} from './talk-store.ts';
import { outsideWords } from './words.ts';

/** What a look at a talk came to, for whoever counts. */
export type Settled = 'answered' | 'passed_on' | 'ended' | 'waits' | 'lost';

const REPLY = 1;

/** An issue takes no more. */
const LONGEST_TEXT = 8_000;

/**
 * Does what the plan says, in one transaction: answers and notices go into the outbox, a question that stays open becomes an issue,
 * and when the talk is looked at again is written down. `lost`: somebody else looks after it, or it is gone.
 */
export async function settleTalk(
  tx: Transaction,
  claimed: ClaimedTalk,
  { call, now }: { call: BotError | 'asked' | null; now: Date },
): Promise<Settled> {
  if (!(await holdTalk(tx, claimed))) return 'lost';
  const row = await readTalk(tx, claimed.id);
  if (!row) return 'lost';
  const { attempts, trouble } = afterCall(row, call);
  const isFinal = call instanceof BotError && call.final;
  const state: TalkNow = { ...row.talk, attempts, trouble: trouble === null ? null : isFinal ? 'final' : 'again' };
  const plan = planTalk(state, now.getTime());
  const messages = await relayed(tx, claimed.id, row, { plan, now });
  const passed = plan.close?.state === 'passed_on' ? await passOn(tx, claimed.id, row, now) : null;
  if (passed) messages.push(passed.message);
  else if (plan.close && row.talk.kind === 'talk') messages.push(...ending(row, plan.close.reason));
  const { conversationId } = row;
  await enqueue(
    tx,
    messages.map((message) => ({ conversationId, readyAt: now, ...message })),
  );
  const close = passed?.nothing ? { state: 'ended', reason: 'silence' } : plan.close;
  await endLook(tx, claimed.id, {
    ...{ close, attempts, now, lookAt: plan.lookAt, trouble },
    issueCode: passed?.code ?? row.issueCode ?? undefined,
  });
  if (messages.length > 0)
    await announce(tx, [
      { kind: 'message', id: conversationId },
      { kind: 'outbox', id: conversationId },
    ]);
  return (plan.close?.state as Settled | undefined) ?? 'waits';
}

/** Where nothing was asked, it stands as before. */
function afterCall({ talk, trouble }: TalkRow, call: BotError | 'asked' | null) {
  if (call === null) return { attempts: talk.attempts, trouble };
  return call === 'asked' ? { attempts: 0, trouble: null } : { attempts: talk.attempts + 1, trouble: call.trouble };
}

type Message = Omit<NewMessage, 'conversationId' | 'readyAt'>;

/** What the bot said, into the chat; where nobody listens any more it is put aside with the talk. */
async function relayed(
  tx: Transaction,
  talkId: string,
  { lang, busy, question, talk, issueCode }: TalkRow,
  { plan, now }: { plan: Plan; now: Date },
): Promise<Message[]> {
  if (!plan.relay && !plan.close) return [];
  const said = await unheardOf(tx, talkId);
  const ids = said.map(({ id }) => id);
  await markDone(tx, ids, now);
  if (!plan.relay) return [];
  const late = plan.relay === 'late' ? { code: talk.state === 'passed_on' ? issueCode : null } : null;
  return relay({ said, kind: talk.kind, late, question, lang, busy });
}

/** The question, or what was said last, becomes an issue: whoever knows answers it. */
async function passOn(
  tx: Transaction,
  talkId: string,
  { conversationId, personId, channel, lang, question, areaId, talk }: TalkRow,
  now: Date,
): Promise<{ message: Message; code?: string; nothing?: true }> {
  const inTalk = talk.kind === 'talk';
  const text = inTalk ? (await unansweredWords(tx, talkId)).join('\n') : (question ?? '');
  if (text === '')
    return { message: { priority: REPLY, reply: { text: outsideWords.silence[lang]() } }, nothing: true };
  const draft = {
    text: text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, ''),
    categoryCode: QUESTION,
    areaId,
    media: [],
  };
  const [filed] = await fileIssues(tx, [{ ...draft, conversationId, personId, channel, updateIds: [] }], now);
  const { code, dueAt } = filed!;
  const ids = await tieToIssues(tx, { talks: [{ code, conversationId }], taken: [], now });
  const say = inTalk ? outsideWords.talkPassedOn : outsideWords.passedOn;
  const reply = { text: say[lang](code, sayDate(dueAt, lang)) };
  return { message: { priority: REPLY, reply, issueId: ids.get(code) }, code };
}

function ending({ lang }: TalkRow, reason: string): Message[] {
  if (reason === 'silence') return [{ priority: REPLY, reply: { text: outsideWords.silence[lang]() } }];
  if (reason === 'bot') return [{ priority: REPLY, reply: { text: outsideWords.ended[lang]() } }];
  // An officer has the talk, or they left it themselves: they know.
  return [];
}
