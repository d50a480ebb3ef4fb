import type { LinkedAddress } from '../../people/link-people-store.ts';
import type { FactDeps } from '../facts/fact-loaders.ts';

/** An account as its person knows it: "Zalo (Hoa)". */
export function accountName(
  { channel, nameCipher }: Pick<LinkedAddress, 'channel' | 'nameCipher'>,
  { encryption, channels }: Pick<FactDeps, 'encryption' | 'channels'>,
): string {
  const name = chatName(channel, channels);
  return nameCipher ? `${name} (${encryption.decrypt(nameCipher)})` : name;
}

/** A chat beside others of the same person: "Zalo OA" where two channels are called Zalo. A channel that is off is named by its id. */
export function chatName(channel: string, channels: FactDeps['channels']): string {
  const own = channels.get(channel);
  if (!own) return channel;
  const isShared = [...channels].some(([id, { name }]) => id !== channel && name === own.name);
  return isShared ? (own.chatName ?? own.name) : own.name;
}
