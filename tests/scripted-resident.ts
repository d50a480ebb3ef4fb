import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from './emulators/telegram/person.ts';
import type { SentMessage } from './emulators/telegram/sent-message.ts';
import type { TelegramEmulator } from './emulators/telegram/telegram-emulator.ts';

export interface Resident {
  /** Of the Telegram user. */
  id: number;
  /** What they send when a picture is asked for; else they say that there is none. */
  picture?: Buffer;
  /** They begin so much later, in milliseconds, and have patience from then on. */
  beginsAfterMs: number;
  patienceMs: number;
}

export interface Told {
  id: number;
  /** Of their issue, as it was told to them. */
  code: string;
}

/** How people begin: some with the whole story, some without its place, some with a greeting. */
const BEGINNINGS = [
  'Đèn đường trước cổng đình khu phố Hòa Đình, Võ Cường hỏng 3 hôm nay',
  'rac khong ai thu gom ca tuan nay',
  '/start',
  'cong tac nuoc ngap het ngo o xuan o a vo cuong',
];

/** Inside the ward Võ Cường, by the boundaries of the sample town. */
const PLACE = { lat: 21.1695, lon: 106.056 };

/**
 * Somebody reports by Telegram and answers what is asked, until they are told the code of their issue. A message that comes again
 * word for word, as after a crash, they have answered already.
 * @throws Error when nothing more is said within their patience, or something that they cannot answer.
 */
export async function playResident(telegram: TelegramEmulator, resident: Resident): Promise<Told> {
  const { id, beginsAfterMs, patienceMs } = resident;
  const person = telegram.user(id);
  await sleep(beginsAfterMs);
  const deadline = Date.now() + patienceMs;
  const answered = new Set<string>();
  person.sends(BEGINNINGS[id % BEGINNINGS.length]!);
  for (;;) {
    // Pictures of similar reports come before the words that ask about them.
    const message = await person.waitForMessage(({ text }) => text !== '', {
      timeoutMs: Math.max(1, deadline - Date.now()),
    });
    const code = /Đã nhận phản ánh ([A-Z]{2}-\d{4,})/.exec(message.text)?.[1];
    if (code) return { id, code };
    const words = JSON.stringify([message.text, message.buttons]);
    if (answered.has(words)) continue;
    answered.add(words);
    answer(person, message, resident);
  }
}

function answer(person: Person, message: SentMessage, { id, picture }: Resident): void {
  const has = (label: string) => message.buttons.some((button) => button.label === label);
  const asks = (words: string) => message.text.includes(words);
  if (has('Tôi đồng ý')) person.presses('Tôi đồng ý', message.id);
  else if (has('Việc khác, gửi riêng')) person.presses('Việc khác, gửi riêng', message.id);
  else if (has('Không có ảnh') && picture) person.sendsPhoto(picture);
  else if (has('Không có ảnh')) person.presses('Không có ảnh', message.id);
  else if (has('Đúng, gửi đi')) person.presses('Đúng, gửi đi', message.id);
  else if (has('Phản ánh việc mới')) person.presses('Phản ánh việc mới', message.id);
  else if (asks('Mời ông/bà kể việc')) person.sends('Vỉa hè bị lấn chiếm, không còn lối đi');
  else if (message.keys?.some(({ asksPlace }) => asksPlace)) {
    if (id % 8 < 4) person.sends('hoa dinh vo cuong');
    else person.sendsLocation(PLACE.lat, PLACE.lon);
  } else if (message.buttons.length > 0) person.presses(message.buttons[0]!.data, message.id);
  else if (!asks('Xin chào ông/bà')) throw new Error(`${id} does not know what to say to: ${message.text}`);
}
