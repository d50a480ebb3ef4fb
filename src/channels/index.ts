import type { Logger } from '../platform/logger.ts';
import type { Channel } from './channel.ts';
import type { TelegramConfig } from './telegram/config.ts';
import { telegramChannel } from './telegram/telegram-channel.ts';
import { type WebChannelDeps, webChannel } from './web/web-channel.ts';
import type { ZaloBotConfig } from './zalo-bot/config.ts';
import { type ZaloBotDeps, zaloBotChannel } from './zalo-bot/zalo-bot-channel.ts';
import type { ZaloOaConfig } from './zalo-oa/config.ts';
import { type ZaloOaDeps, zaloOaChannel } from './zalo-oa/zalo-oa-channel.ts';

export interface ChannelSettings {
  channels: {
    readonly telegram?: TelegramConfig;
    readonly 'zalo-bot'?: ZaloBotConfig;
    readonly 'zalo-oa'?: ZaloOaConfig;
  };
  webChat: boolean;
}

/** The channels that the operator switched on: a new one adds a line. */
export function openChannels(
  { channels: { telegram, 'zalo-bot': zaloBot, 'zalo-oa': zaloOa }, webChat }: ChannelSettings,
  deps: { logger: Logger } & WebChannelDeps & Pick<ZaloBotDeps, 'mediaLink'> & ZaloOaDeps,
): Channel[] {
  return [
    ...(telegram ? [telegramChannel(telegram, deps)] : []),
    ...(zaloBot ? [zaloBotChannel(zaloBot, deps)] : []),
    ...(zaloOa ? [zaloOaChannel(zaloOa, deps)] : []),
    ...(webChat ? [webChannel(deps)] : []),
  ];
}
