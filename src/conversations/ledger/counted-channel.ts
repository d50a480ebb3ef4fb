import type { Channel } from '../../channels/channel.ts';

export type CountedChannel = Pick<Channel, 'id' | 'account' | 'can' | 'name' | 'unitsOf' | 'sendTemplate' | 'freeLeft'>;

/** Whether messages of a channel are counted at all. */
export function isCounted({ can }: Pick<Channel, 'can'>): boolean {
  return can.windows !== undefined || can.quota !== undefined;
}
