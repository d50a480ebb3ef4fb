import { WEB_ACCOUNT, WEB_CHANNEL } from '../../src/channels/web/web-channel.ts';
import { startTelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { startZaloBotEmulator } from '../emulators/zalo-bot/zalo-bot-emulator.ts';
import { startZaloOaEmulator } from '../emulators/zalo-oa/zalo-oa-emulator.ts';
import type { BenchChannel, RunningEmulator } from './channel-sends.ts';
import { FIRST_CHAT } from './conversation.ts';

/**
 * `node --import tsx channel-emulator.ts <channel> <people>`: a platform without limits, to which so many people have written. Says
 * how the service finds it.
 */

const [channel, people] = [process.argv[2] as BenchChannel, Number(process.argv[3])];
const LIMITLESS = 1_000_000_000;

const START: Readonly<Record<BenchChannel, () => Promise<RunningEmulator>>> = {
  telegram: async () => {
    const { token, apiRoot, user } = await startTelegramEmulator();
    for (const id of ids()) user(id).sends('/start');
    const mode = { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'bench' };
    const variables = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_PACE: '0', ...mode };
    return { at: { id: channel, account: token.split(':')[0]! }, variables };
  },
  // Nobody is on the other side: a message is there for whoever looks.
  web: async () => ({ at: { id: WEB_CHANNEL, account: WEB_ACCOUNT }, variables: { WEB_CHAT: 'on' } }),
  'zalo-bot': async () => {
    const quota = { users: LIMITLESS, messages: LIMITLESS };
    const { token, apiRoot, user } = await startZaloBotEmulator({ quota });
    for (const id of ids()) user(String(id)).sends('chào');
    const mode = { ZALO_BOT_MODE: 'webhook', ZALO_BOT_WEBHOOK_SECRET: 'benchmark' };
    const variables = { ZALO_BOT_TOKEN: token, ZALO_BOT_API_ROOT: apiRoot, ZALO_BOT_PACE: '0', ...mode };
    return { at: { id: channel, account: token.split(':')[0]! }, variables };
  },
  'zalo-oa': async () => {
    const emulator = await startZaloOaEmulator({ perMinute: LIMITLESS });
    for (const id of ids()) emulator.user(String(id)).follows();
    const keys = { ZALO_OA_APP_SECRET: emulator.appSecret, ZALO_OA_SECRET_KEY: emulator.secretKey };
    const { apiRoot, oauthRoot, zbsRoot } = emulator;
    const roots = { ZALO_OA_API_ROOT: apiRoot, ZALO_OA_OAUTH_ROOT: oauthRoot, ZALO_OA_ZBS_ROOT: zbsRoot };
    const token = { ZALO_OA_REFRESH_TOKEN: emulator.oauth.refreshToken };
    const variables = { ZALO_OA_APP_ID: emulator.appId, ...keys, ...token, ...roots, ZALO_OA_PACE: '0' };
    return { at: { id: channel, account: emulator.appId }, variables };
  },
};

function ids(): number[] {
  return Array.from({ length: people }, (_, index) => FIRST_CHAT + index);
}

console.log(JSON.stringify(await START[channel]()));
// Where there is no emulator, nothing else keeps the process.
setInterval(() => {}, 60_000);
