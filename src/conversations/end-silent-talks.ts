import { asWorded } from '../messages/as-worded-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { lastWords, lockHeldTalks } from '../messages/take-over-store.ts';
import { setTimers } from '../messages/timer-store.ts';
import { type ComeBack, handBack } from './hand-back.ts';
import { askForPeople } from './human-tasks.ts';
import { silenceTimer, silentUntil } from './take-over-silence.ts';
import { conversationNotices, takeOverWords } from './words.ts';

/**
 * An hour of working time without a word from either side: the assistant has the talk again. Where the office owes the answer, a
 * new task sees to it that somebody comes.
 */
export function endSilentTalks({ comeBack, wakeSend }: { comeBack: ComeBack; wakeSend(): void }): TimerHandler {
  return async (tx, timers, now) => {
    const talks = await lockHeldTalks(
      tx,
      timers.map(({ subject }) => subject),
    );
    const words = await lastWords(
      tx,
      talks.map(({ id }) => id),
    );
    const notices = talks.length > 0 ? await asWorded(tx, conversationNotices) : conversationNotices;
    for (const talk of talks) {
      const { at, byResident } = words.get(talk.id)!;
      if (silentUntil(at) > now) {
        await setTimers(tx, [silenceTimer(talk.id, at)]);
        continue;
      }
      const says = notices.say(talk.lang, byResident ? 'stillOwed' : 'silence');
      await handBack(tx, talk, { comeBack, says, now });
      if (byResident)
        await askForPeople(
          tx,
          [{ conversationId: talk.id, homeAreaId: talk.homeAreaId, note: takeOverWords.stillWaits }],
          now,
        );
    }
    return wakeSend;
  };
}
