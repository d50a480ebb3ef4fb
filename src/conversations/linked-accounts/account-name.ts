import type { LinkedAddress } from '../../people/link-people-store.ts';
import type { FactDeps } from '../facts/fact-loaders.ts';

/** An account as its person knows it: "Zalo (Hoa)". A channel that is off is named by its id. */
export function accountName(
  { channel, nameCipher }: Pick<LinkedAddress, 'channel' | 'nameCipher'>,
  { encryption, channels }: Pick<FactDeps, 'encryption' | 'channels'>,
): string {
  const name = channels.get(channel)?.name ?? channel;
  return nameCipher ? `${name} (${encryption.decrypt(nameCipher)})` : name;
}
