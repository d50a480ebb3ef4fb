import type { SendErrorReason } from '../../../src/channels/send-error.ts';
import type { Fault } from '../../emulators/zalo-bot/faults.ts';
import { startZaloBotEmulator, type ZaloBotEmulatorOptions } from '../../emulators/zalo-bot/zalo-bot-emulator.ts';
import { type ChannelHarness, channelContract } from '../contract.ts';
import { recordingLogger } from '../telegram/telegram-harness.ts';
import { channelOn, LAN, servePictures, WEBHOOK_SECRET } from './zalo-bot-harness.ts';

const QUOTA: Fault = { kind: 'refuse', code: 429, description: 'Quota exceeded' };
const FAULTS: Partial<Record<SendErrorReason, Fault>> = {
  connection_failed: { kind: 'drop', when: 'before' },
  throttled: QUOTA,
  quota_exhausted: QUOTA,
  message_invalid: { kind: 'refuse', code: 400, description: 'Bad request: The text is invalid' },
  unauthorised: { kind: 'refuse', code: 401, description: 'Unauthorized' },
  person_blocked: { kind: 'refuse', code: 400, description: 'Bad request: chat not found' },
  rejected: { kind: 'refuse', code: 418, description: "I'm a teapot" },
};

const CONTEXT = {
  signal: new AbortController().signal,
  fromPart: 0,
  media: () => Promise.reject(new Error('no media')),
};

/** The contract holds however Zalo answers, where its answers are in doubt (`platforms.md` §7). */
const WAYS: ZaloBotEmulatorOptions[] = [
  { photoField: 'photo_url', refusalStatus: 'matching', webhookBody: 'flat' },
  { photoField: 'photo', refusalStatus: 'always_200', webhookBody: 'wrapped' },
];

for (const way of WAYS)
  channelContract(
    'zalo-bot',
    { failures: Object.keys(FAULTS) as SendErrorReason[] },
    async (): Promise<ChannelHarness> => {
      const emulator = await startZaloBotEmulator({ ...way, allowLocal: true });
      const pictures = await servePictures();
      const { logger, text: log } = recordingLogger();
      let now = Date.now();
      const clock = { real: () => new Date(now) };
      const channel = channelOn(emulator, { logger, clock, mode: 'webhook', mediaLink: pictures.link });
      const person = emulator.user(LAN, 'Người Thử Nghiệm');
      person.sends('chào');
      let seen = 0;
      const latest = () => {
        const update = emulator.updates.at(-1);
        return way.webhookBody === 'wrapped' ? { ok: true, result: update } : update;
      };
      return {
        channel,
        address: LAN,
        raw: {
          text: (text) => {
            person.sends(text);
            return latest();
          },
          photo: (caption) => {
            person.sendsPhoto(Buffer.from('jpeg'), { caption });
            return latest();
          },
        },
        seen: () => {
          const fresh = person.received.slice(seen);
          seen = person.received.length;
          return fresh.map(({ text, photos }) => ({ text, buttons: [], photos: photos.length }));
        },
        fail: async (reason) => {
          emulator.fail('sendMessage', FAULTS[reason]!);
          if (reason !== 'quota_exhausted') return;
          await channel.send(LAN, { text: 'đã hết lượt từ một phút trước' }, CONTEXT).catch(() => {});
          now += 60_000;
          emulator.fail('sendMessage', FAULTS[reason]!);
        },
        secrets: [emulator.token, emulator.token.split(':')[1]!, WEBHOOK_SECRET],
        log,
        webhook: {
          body: Buffer.from('{}'),
          headers: { 'x-bot-api-secret-token': WEBHOOK_SECRET },
          forged: [
            { headers: { 'x-bot-api-secret-token': `${WEBHOOK_SECRET}x` }, body: Buffer.from('{}') },
            { headers: { 'x-bot-api-secret-token': '' }, body: Buffer.from('{}') },
            { headers: { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET }, body: Buffer.from('{}') },
          ],
        },
        close: async () => {
          pictures.close();
          await channel.close();
          await emulator.close();
        },
      };
    },
  );
