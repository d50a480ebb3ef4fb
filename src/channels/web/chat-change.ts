import { addressHash } from '../../people/address-store.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { Change } from '../../platform/live.ts';
import { WEB_ACCOUNT, WEB_CHANNEL } from './web-channel.ts';

/** The hash by which a visitor's address is found. */
export function visitorHash(encryption: Pick<Encryption, 'lookupHash'>, visitor: string): Buffer {
  return addressHash(encryption, { id: WEB_CHANNEL, account: WEB_ACCOUNT }, visitor);
}

/** That the pages of this visitor have something to fetch; the visitor's id itself is a secret and stays out of it. */
export function chatChange(encryption: Pick<Encryption, 'lookupHash'>, visitor: string): Change {
  return { kind: 'chat', id: visitorHash(encryption, visitor).toString('hex') };
}
