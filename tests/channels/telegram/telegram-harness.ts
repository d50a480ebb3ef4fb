import type { TelegramConfig } from '../../../src/channels/telegram/config.ts';
import { telegramChannel } from '../../../src/channels/telegram/telegram-channel.ts';
import { type Logger, openLogger } from '../../../src/platform/logger.ts';
import { Secret } from '../../../src/platform/secret.ts';
import type { TelegramEmulator } from '../../emulators/telegram/telegram-emulator.ts';

export const WEBHOOK_SECRET = 'Webhook_Secret-of_the-test';

export function telegramConfig(emulator: TelegramEmulator, changes: Partial<TelegramConfig> = {}): TelegramConfig {
  return {
    token: new Secret(emulator.token),
    apiRoot: emulator.apiRoot,
    mode: 'polling',
    webhookSecret: new Secret(WEBHOOK_SECRET),
    pace: 30,
    ...changes,
  };
}

export function channelOn(
  emulator: TelegramEmulator,
  { logger = openLogger('silent'), ...changes }: Partial<TelegramConfig> & { logger?: Logger } = {},
) {
  return telegramChannel(telegramConfig(emulator, changes), { logger });
}

/** A logger that keeps its lines. */
export function recordingLogger(): { logger: Logger; text(): string } {
  const lines: string[] = [];
  const write = (...entry: unknown[]) => {
    lines.push(JSON.stringify(entry));
  };
  const logger = { debug: write, info: write, warn: write, error: write, child: () => logger } as unknown as Logger;
  return { logger, text: () => lines.join('\n') };
}
