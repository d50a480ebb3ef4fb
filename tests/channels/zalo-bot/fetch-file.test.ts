import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ZaloBotChannel } from '../../../src/channels/zalo-bot/zalo-bot-channel.ts';
import { startZaloBotEmulator, type ZaloBotEmulator } from '../../emulators/zalo-bot/zalo-bot-emulator.ts';
import { channelOn, LAN } from './zalo-bot-harness.ts';

let emulator: ZaloBotEmulator;
let channel: ZaloBotChannel;
beforeEach(async () => {
  emulator = await startZaloBotEmulator();
  channel = channelOn(emulator);
});
afterEach(async () => {
  await channel.close();
  await emulator.close();
});

const signal = new AbortController().signal;

function fileOfLatest(): { id: string } {
  const { content } = channel.parseUpdate(emulator.updates.at(-1))[0]!;
  if (content.kind !== 'photo' && content.kind !== 'recording') throw new Error('no file');
  return content.file;
}

test('brings the bytes of a picture and of a voice, and what they are', async () => {
  const person = emulator.user(LAN);
  person.sendsPhoto(Buffer.from('the picture'));
  expect(await channel.fetchFile!(fileOfLatest(), signal)).toEqual({
    bytes: Buffer.from('the picture'),
    contentType: 'image/jpeg',
  });
  person.sendsVoice(Buffer.from('the voice'));
  expect(await channel.fetchFile!(fileOfLatest(), signal)).toMatchObject({ contentType: 'audio/aac' });
});

test('an address that is over is gone for good; one that cannot be reached may be tried again', async () => {
  emulator.user(LAN).sendsPhoto(Buffer.from('x'));
  await expect(channel.fetchFile!(fileOfLatest(), AbortSignal.abort())).rejects.toMatchObject({
    ...{ reason: 'connection_failed', retryable: true },
  });
  emulator.forgetFiles();
  await expect(channel.fetchFile!(fileOfLatest(), signal)).rejects.toMatchObject({
    ...{ name: 'SendError', reason: 'message_invalid', retryable: false },
  });
});
