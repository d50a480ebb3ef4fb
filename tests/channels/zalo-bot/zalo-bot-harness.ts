import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ZaloBotConfig } from '../../../src/channels/zalo-bot/config.ts';
import { type ZaloBotDeps, zaloBotChannel } from '../../../src/channels/zalo-bot/zalo-bot-channel.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { Secret } from '../../../src/platform/secret.ts';
import type { ZaloBotEmulator } from '../../emulators/zalo-bot/zalo-bot-emulator.ts';

export const WEBHOOK_SECRET = 'Webhook_Secret-of_the-Zalo-test';

/** The id of a person, as Zalo's are. */
export const LAN = '6ede9afa66b88fe6d6a9';

export function channelOn(
  emulator: Pick<ZaloBotEmulator, 'token' | 'apiRoot'>,
  changes: Partial<Omit<ZaloBotConfig, 'token'>> & Partial<ZaloBotDeps> = {},
) {
  const { logger = silentLogger, mediaLink, clock, times, ...settings } = changes;
  return zaloBotChannel(
    {
      token: new Secret(emulator.token),
      apiRoot: emulator.apiRoot,
      mode: 'polling',
      webhookSecret: new Secret(WEBHOOK_SECRET),
      pace: 5,
      ...settings,
    },
    { logger, mediaLink, clock, times: { pollS: 1, ...times } },
  );
}

/** Our own `/media/…`, as Zalo sees it. */
export async function servePictures(): Promise<{ link(id: string, validMs: number): string; close(): void }> {
  const server = createServer((request, response) => {
    if (!request.url!.startsWith('/media/')) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(`picture ${request.url!.slice(7)}`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { link: (id) => `http://127.0.0.1:${port}/media/${id}`, close: () => server.close() };
}
