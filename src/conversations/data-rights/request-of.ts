import type { DataRequestKind } from '../../people/data-request-schema.ts';
import type { NewDataRequest } from '../../people/data-request-store.ts';
import type { Transaction } from '../../platform/database.ts';
import type { ConversationAtHand } from '../conversation-at-hand.ts';
import { homeWard } from './home-ward-view.ts';

/** What somebody asks about their data, as it is noted: the moderators of their home ward see it. */
export async function requestOf(
  tx: Transaction,
  { id, personId, channel, homeAreaId }: Pick<ConversationAtHand, 'id' | 'personId' | 'channel' | 'homeAreaId'>,
  kind: DataRequestKind,
): Promise<NewDataRequest> {
  return { personId, conversationId: id, channel, kind, wardId: homeAreaId && (await homeWard(tx, homeAreaId)) };
}
