import type { Logger } from '../platform/logger.ts';
import type { Channel } from './channel.ts';
import type { TelegramConfig } from './telegram/config.ts';
import { telegramChannel } from './telegram/telegram-channel.ts';
import { type WebChannelDeps, webChannel } from './web/web-channel.ts';

export interface ChannelSettings {
  channels: { readonly telegram?: TelegramConfig };
  webChat: boolean;
}

/** The channels that the operator switched on: a new one adds a line. */
export function openChannels(
  { channels: { telegram }, webChat }: ChannelSettings,
  deps: { logger: Logger } & WebChannelDeps,
): Channel[] {
  return [...(telegram ? [telegramChannel(telegram, deps)] : []), ...(webChat ? [webChannel(deps)] : [])];
}
