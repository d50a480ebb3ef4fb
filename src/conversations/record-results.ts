import type { Channel } from '../channels/channel.ts';
import { giveBack } from '../messages/ledger-store.ts';
import { recordResults, type SendResult } from '../messages/outbox-result-store.ts';
import type { Database } from '../platform/database.ts';
import { isCounted } from './ledger/counted-channel.ts';
import type { SendDeps } from './send-once.ts';

/** Writes results down, and tells what came of the messages. */
export async function record(
  deps: Pick<SendDeps, 'database' | 'observe' | 'logger'>,
  channel: Pick<Channel, 'id' | 'can'>,
  results: readonly SendResult[],
): Promise<void> {
  await recordResults(deps.database, results);
  if (isCounted(channel)) await giveBackRefused(deps.database, results);
  tellResults(deps, channel, results);
}

/** Counts results that are written down, and logs by the ids of the messages what came of them. */
export function tellResults(
  { observe, logger }: Pick<SendDeps, 'observe' | 'logger'>,
  channel: Pick<Channel, 'id'>,
  results: readonly SendResult[],
): void {
  const tellsSent = logger.isLevelEnabled('debug');
  for (const result of results) {
    if (result.outcome === 'sent' && !tellsSent) continue;
    const fields = { channel: channel.id, message: String(result.id) };
    if (result.outcome === 'sent') logger.debug(fields, 'a message is sent');
    else if (result.outcome === 'asked') logger.info(fields, 'a template asks somebody to write');
    else if (result.outcome === 'unreachable')
      logger.info({ ...fields, reason: result.reason }, 'a person is unreachable');
    else
      logger.warn(
        { ...fields, reason: result.reason, again: result.next.kind === 'again' ? result.next.at : undefined },
        'a message could not be sent',
      );
  }
  const counts = new Map<string, number>();
  for (const result of results) {
    const what = 'reason' in result ? result.reason : result.outcome;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  for (const [result, count] of counts) observe?.({ kind: 'send', channel: channel.id, result, count });
}

/** What the platform refused, and what never reached it, is not used up. Where no answer came, nobody knows. */
async function giveBackRefused(database: Database, results: readonly SendResult[]): Promise<void> {
  const refused = results.filter(
    (result) =>
      result.outcome === 'unreachable' ||
      (result.outcome === 'failed' && !result.mayHaveArrived && result.sentParts === 0),
  );
  if (refused.length === 0) return;
  await giveBack(
    database.direct,
    refused.map(({ id, ...result }) => ({
      id,
      forgets: 'reason' in result && UNTRIED.has(result.reason),
    })),
    refused[0]!.at,
  );
}

/** After these a message that surely did not arrive goes again as if it had not been tried. */
const UNTRIED: ReadonlySet<string> = new Set(['throttled', 'unauthorised', 'connection_failed']);
