import type { FileRef, UpdateContent } from '../channel.ts';
import { cleanText } from '../clean-text.ts';
import { TAPPED } from './render.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The ids of choices (`engine/reply.ts`). */
export const CHOICE = /^[\w.-]{1,40}$/;

const RECORDINGS: Readonly<Record<string, 'voice' | 'video' | 'file'>> = {
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_file: 'file',
};

/** Pictures "sent as a file" are pictures: these we can read. */
const PICTURE_NAME = /\.(jpe?g|png|webp|heic)$/i;

/**
 * What a person sent, each picture of several by itself; nothing for an event that is none of a message.
 * @param name of the event.
 */
export function messageContents(name: string, event: Fields): UpdateContent[] {
  const message = recordOf(event.message);
  const text = cleanText(textOf(message.text) ?? '');
  switch (name) {
    case 'user_send_text':
      return [spoken(text)];
    // One description of Zalo gives a tap an event of its own.
    case 'user_click_button':
      return [spoken(cleanText(textOf(message.payload) ?? textOf(event.payload) ?? text))];
    case 'user_send_link':
      return [{ kind: 'text', text: withLink(text, payloads(message)[0]) }];
    case 'user_send_image':
      return photos(message, text);
    case 'user_send_sticker':
    case 'user_send_gif':
      return [{ kind: 'sticker' }];
    case 'user_send_location':
      return [place(message) ?? { kind: 'unsupported', what: 'location' }];
    default:
      if (Object.hasOwn(RECORDINGS, name)) return [recording(RECORDINGS[name]!, message, text)];
      // A business card, and what Zalo may invent.
      return /^user_send_\w+$/.test(name) ? [{ kind: 'unsupported', what: name.slice('user_send_'.length) }] : [];
  }
}

/** A tap on a button comes as a text: the button's payload. */
function spoken(text: string): UpdateContent {
  const id = text.startsWith(TAPPED) ? text.slice(TAPPED.length).trim() : '';
  return CHOICE.test(id) ? { kind: 'choice', id } : { kind: 'text', text };
}

function withLink(text: string, link: Fields | undefined): string {
  const url = cleanText(textOf(link?.url) ?? '');
  return text.includes(url) ? text : [text, url].filter((part) => part !== '').join('\n');
}

function photos(message: Fields, caption: string): UpdateContent[] {
  const files = payloads(message).flatMap((payload) => fileOf(payload, 'image/jpeg') ?? []);
  if (files.length === 0) return [{ kind: 'unsupported', what: 'image' }];
  const album = files.length > 1 ? textOf(message.msg_id) : undefined;
  return files.map((file, index) => ({
    kind: 'photo',
    file,
    ...(caption !== '' && index === 0 ? { caption } : {}),
    ...(album === undefined ? {} : { album: cleanText(album) }),
  }));
}

function recording(what: 'voice' | 'video' | 'file', message: Fields, text: string): UpdateContent {
  const file = fileOf(payloads(message)[0] ?? {}, undefined);
  if (!file) return { kind: 'unsupported', what };
  const caption = text === '' ? {} : { caption: text };
  if (what === 'file' && PICTURE_NAME.test(file.name ?? '')) return { kind: 'photo', file, ...caption };
  return { kind: 'recording', what, file, ...caption };
}

/** Sources differ on where it stands, and give degrees as strings: both are read. */
function place(message: Fields): UpdateContent | undefined {
  const found = [recordOf(payloads(message)[0]?.coordinates), recordOf(message.location)];
  for (const { latitude, longitude } of found) {
    const [lat, lon] = [degrees(latitude, 90), degrees(longitude, 180)];
    if (lat !== undefined && lon !== undefined) return { kind: 'place', lat, lon };
  }
  return undefined;
}

function degrees(value: unknown, most: number): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Math.abs(number) <= most ? number : undefined;
}

function payloads(message: Fields): Fields[] {
  return Array.isArray(message.attachments) ? message.attachments.map((item) => recordOf(recordOf(item).payload)) : [];
}

/** Where the bytes are: an address that Zalo keeps for a while. */
function fileOf({ url, size, name }: Fields, contentType: string | undefined): FileRef | undefined {
  const id = textOf(url);
  if (id === undefined || !URL.canParse(id)) return undefined;
  const bytes = Number(size);
  const called = textOf(name);
  return {
    id: cleanText(id),
    ...(Number.isSafeInteger(bytes) && bytes > 0 ? { bytes } : {}),
    ...(contentType === undefined ? {} : { contentType }),
    ...(called === undefined ? {} : { name: cleanText(called) }),
  };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function recordOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
