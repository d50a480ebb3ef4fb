import { setTimeout as sleep } from 'node:timers/promises';
import type { SendResult, SentResult } from '../messages/outbox-result-store.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import { record, tellResults } from './record-results.ts';
import type { SendDeps, SendingChannel } from './send-once.ts';

/** Results that come in this time are written down together, if no statement of a batch of turns takes them along before. */
const GATHER_MS = 10;
/** After an error of the database. */
const TROUBLE_MS = 1_000;
/** Tries to write a result down, a second or more apart: about as long as its lease. */
const RECORD_TRIES = 60;
/** The same when the loop is stopped: the process is to end. */
const LAST_TRIES = 2;

/** What came of messages, on its way into the database. */
export interface Results {
  /** @param isWritten called when it is written down whether the message was sent. */
  add(result: SendResult, isWritten?: (wasSent: boolean) => void): void;
  /** Those of messages that arrived, for a statement of the caller's that costs no commit of its own. */
  takeSent(): SentAlong;
  /** Until all are written down, or given up; undefined: none wait. */
  readonly recording: Promise<void> | undefined;
  /** Whether they cannot be written down now: what was sent may look as if it was not. */
  readonly isBehind: boolean;
}

export interface SentAlong {
  sent: SentResult[];
  /** To be called once, whatever happened: what was not written is written otherwise. */
  settle(areWritten: boolean): void;
}

interface Waiting {
  result: SendResult;
  isWritten: ((wasSent: boolean) => void) | undefined;
}

/** Gathers the results of one channel. A message whose result is lost goes again when its lease has run out: so the database is asked until then. */
export function gatherResults(
  deps: Pick<SendDeps, 'database' | 'observe'> & { logger: Logger },
  channel: SendingChannel,
  {
    isStopped,
    beforeWriting,
    onWritten,
    onSettled,
  }: {
    isStopped(): boolean;
    /** Never rejects. */
    beforeWriting(): Promise<void>;
    onWritten(results: readonly SendResult[]): void;
    /** Some were written down, or given up. */
    onSettled(): void;
  },
): Results {
  let waiting: Waiting[] = [];
  let recording: Promise<void> | undefined;
  let isBehind = false;

  function areWritten(batch: readonly Waiting[]): void {
    for (const { result, isWritten } of batch) isWritten?.(result.outcome === 'sent');
    onWritten(batch.map(({ result }) => result));
  }

  async function recordSoon(): Promise<void> {
    await sleep(GATHER_MS);
    for (let failures = 0; waiting.length > 0; ) {
      await beforeWriting();
      const batch = waiting;
      waiting = [];
      try {
        await record(
          deps,
          channel,
          batch.map(({ result }) => result),
        );
        areWritten(batch);
        failures = 0;
        isBehind = false;
      } catch (error) {
        failures += 1;
        isBehind = true;
        const fields = { messages: batch.length, ...errorFields(error) };
        if (failures < (isStopped() ? LAST_TRIES : RECORD_TRIES)) {
          deps.logger.warn(fields, 'results of sending cannot be written down now');
          waiting.unshift(...batch);
          await sleep(TROUBLE_MS);
        } else deps.logger.error(fields, 'results of sending could not be written down: these messages may go twice');
      }
    }
    recording = undefined;
    isBehind = false;
    onSettled();
  }

  return {
    add: (result, isWritten) => {
      waiting.push({ result, isWritten });
      recording ??= recordSoon();
    },
    takeSent: () => {
      const taken = waiting.filter(isSent);
      if (taken.length > 0) waiting = waiting.filter((each) => !isSent(each));
      const sent = taken.map(({ result }) => result);
      return {
        sent,
        settle: (written) => {
          if (taken.length === 0) return;
          if (written) {
            tellResults(deps, channel, sent);
            areWritten(taken);
            onSettled();
          } else {
            waiting.unshift(...taken);
            recording ??= recordSoon();
          }
        },
      };
    },
    get recording() {
      return recording;
    },
    get isBehind() {
      return isBehind;
    },
  };
}

function isSent(waiting: Waiting): waiting is Waiting & { result: SentResult } {
  return waiting.result.outcome === 'sent';
}
