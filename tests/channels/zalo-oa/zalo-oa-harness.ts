import { randomBytes } from 'node:crypto';
import type { ZaloOaConfig } from '../../../src/channels/zalo-oa/config.ts';
import { type ZaloOaDeps, zaloOaChannel } from '../../../src/channels/zalo-oa/zalo-oa-channel.ts';
import { encryptionWith } from '../../../src/platform/encryption.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { Secret } from '../../../src/platform/secret.ts';
import type { ZaloOaEmulator } from '../../emulators/zalo-oa/zalo-oa-emulator.ts';

const encryption = encryptionWith(randomBytes(32));

export function zaloOaConfig(emulator: ZaloOaEmulator, changes: Partial<ZaloOaConfig> = {}): ZaloOaConfig {
  const { appId, appSecret, secretKey, oauth, apiRoot, oauthRoot, zbsRoot } = emulator;
  return {
    ...{ appId, apiRoot, oauthRoot, zbsRoot },
    appSecret: new Secret(appSecret),
    secretKey: new Secret(secretKey),
    refreshToken: new Secret(oauth.refreshToken),
    mode: 'webhook',
    pace: 30,
    ...changes,
  };
}

/** The channel as the service opens it. */
export function channelOn(
  emulator: ZaloOaEmulator,
  { config, ...deps }: Pick<ZaloOaDeps, 'database'> & Partial<ZaloOaDeps> & { config?: Partial<ZaloOaConfig> },
) {
  return zaloOaChannel(zaloOaConfig(emulator, config), { encryption, logger: silentLogger, ...deps });
}
