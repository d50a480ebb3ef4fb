import { asWorded } from '../messages/as-worded-view.ts';
import { viewTalk } from '../messages/held-talk-view.ts';
import { enqueue } from '../messages/outbox-store.ts';
import { giveTalkTo, lockTalk, sendableMedia, type TalkAtDesk } from '../messages/take-over-store.ts';
import type { HeldTalk, Write } from '../messages/talk-schema.ts';
import { setTimers } from '../messages/timer-store.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import type { Viewer } from '../staff/viewer.ts';
import { officesOf } from './facts/office-view.ts';
import { type ComeBack, handBack } from './hand-back.ts';
import { stopWaitingForPeople } from './human-tasks.ts';
import { silenceTimer } from './take-over-silence.ts';
import { conversationNotices, conversationWords, takeOverWords } from './words.ts';

const REPLY = 1;

interface Call {
  viewer: Viewer;
  /** Of the conversation. */
  id: string;
  now: Date;
}

/**
 * The moderator has the talk from here on, and the resident is told who writes.
 * @throws AppError `not_found`; `not_allowed` without consent; `stale` where it is not `from` who has it.
 */
export async function takeOver(
  tx: Transaction,
  { viewer, id, now, from }: Call & { from: string | null },
): Promise<HeldTalk> {
  const talk = await lockedTalk(tx, { viewer, id });
  if (!talk.consented) throw new AppError('not_allowed', takeOverWords.notAgreed);
  if (talk.holderId !== viewer.staffId) {
    if (talk.holderId !== from) throw await stale(tx, { viewer, id });
    await giveTalkTo(tx, { id, staffId: viewer.staffId, now });
    // Between two of one office nothing changes for the resident.
    if (talk.holderId === null) await tellWhoWrites(tx, talk, { staffId: viewer.staffId, now });
    await setTimers(tx, [silenceTimer(id, now)]);
    await stopWaitingForPeople(tx, [id], { outcome: takeOverWords.outcome.taken, staffId: viewer.staffId, now });
    await announceTalk(tx, id);
  }
  return (await viewTalk(tx, viewer, id))!;
}

/** @throws AppError `not_found`; `stale` where somebody else has it. */
export async function handBackTalk(
  tx: Transaction,
  { viewer, id, now, comeBack }: Call & { comeBack: ComeBack },
): Promise<HeldTalk | null> {
  const talk = await lockedTalk(tx, { viewer, id });
  if (talk.holderId !== null && talk.holderId !== viewer.staffId) throw await stale(tx, { viewer, id });
  if (talk.holderId !== null)
    await handBack(tx, talk, {
      ...{ comeBack, now },
      says: (await asWorded(tx, conversationNotices)).say(talk.lang, 'handedBack'),
      staffId: viewer.staffId,
    });
  return viewTalk(tx, viewer, id);
}

/**
 * Words and photos of the moderator, who must have the talk.
 * @throws AppError `not_found`; `stale` where somebody else, or the assistant, has it; `invalid` for photos that are not there.
 */
export async function writeAsStaff(
  tx: Transaction,
  { viewer, id, now, text, media, clientId }: Call & Write,
): Promise<HeldTalk> {
  const talk = await lockedTalk(tx, { viewer, id });
  if (talk.holderId !== viewer.staffId) throw await stale(tx, { viewer, id });
  const sendable = await sendableMedia(tx, id, media);
  if (media.some((one) => !sendable.has(one))) throw new AppError('invalid', takeOverWords.photoGone);
  await enqueue(tx, [
    {
      conversationId: id,
      priority: REPLY,
      reply: { text, ...(media.length > 0 && { media: [...media] }) },
      readyAt: now,
      onceKey: `staff:${viewer.staffId}:${clientId}`,
      staffId: viewer.staffId,
    },
  ]);
  await setTimers(tx, [silenceTimer(id, now)]);
  await announceTalk(tx, id);
  return (await viewTalk(tx, viewer, id))!;
}

async function tellWhoWrites(
  tx: Transaction,
  { id, homeAreaId, lang }: TalkAtDesk,
  { staffId, now }: { staffId: string; now: Date },
): Promise<void> {
  const office = (await officesOf(tx, [homeAreaId])).get(homeAreaId)?.name ?? conversationWords.office[lang];
  const text = (await asWorded(tx, conversationNotices)).say(lang, 'takenOver', { office });
  await enqueue(tx, [{ conversationId: id, priority: REPLY, reply: { text }, readyAt: now, staffId }]);
}

/** @throws AppError `not_found`. */
async function lockedTalk(tx: Transaction, { viewer, id }: Pick<Call, 'viewer' | 'id'>): Promise<TalkAtDesk> {
  const talk = await lockTalk(tx, viewer, id);
  if (!talk) throw new AppError('not_found', takeOverWords.notFound);
  return talk;
}

async function stale(tx: Transaction, { viewer, id }: Pick<Call, 'viewer' | 'id'>): Promise<AppError> {
  const talk = await viewTalk(tx, viewer, id);
  return new AppError('stale', talk?.holder ? takeOverWords.heldBy(talk.holder.name) : takeOverWords.nobodyHas, talk);
}

async function announceTalk(tx: Transaction, id: string): Promise<void> {
  await announce(tx, [
    { kind: 'message', id },
    { kind: 'outbox', id },
  ]);
}
