import type { Message, PhotoSize } from 'telegraf/types';
import type { FileRef, UpdateContent } from '../channel.ts';
import { cleanText } from '../clean-text.ts';

/** What each kind of recording is called, in the order to look: an animation also carries a `document`. */
const RECORDINGS = [
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['document', 'file'],
] as const;

/** Pictures "sent as a file", uncompressed, are pictures: these we can read. */
const PICTURE_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** What we cannot take, and the person is told so. */
const UNSUPPORTED = ['contact', 'poll', 'dice', 'game', 'story', 'invoice', 'giveaway', 'checklist', 'paid_media'];

/** Said by Telegram and not by the person: no answer is due. */
const SERVICE = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'successful_payment',
  'write_access_allowed',
  'connected_website',
  'passport_data',
  'users_shared',
  'chat_shared',
  'proximity_alert_triggered',
  'giveaway_created',
  'giveaway_completed',
  'giveaway_winners',
  'boost_added',
  'chat_background_set',
];

type Fields = Record<string, unknown>;

/** The content of a message in a private chat; a forwarded one counts as its own words. */
export function messageContent(message: Message): UpdateContent {
  const fields = message as unknown as Fields;
  if (typeof fields.text === 'string') return { kind: 'text', text: withoutBotName(cleanText(fields.text)) };
  return (
    photo(fields) ??
    recording(fields) ??
    place(fields) ??
    sticker(fields) ??
    named(fields) ?? { kind: 'unsupported', what: 'unknown' }
  );
}

/** `/menu@NgheDanBot` means `/menu`. */
function withoutBotName(text: string): string {
  return text.startsWith('/') ? text.replace(/^(\/\w+)@\w+/, '$1') : text;
}

function photo(fields: Fields): UpdateContent | undefined {
  if (!Array.isArray(fields.photo)) return undefined;
  const sizes = (fields.photo as PhotoSize[]).filter((size) => typeof size?.file_id === 'string');
  const largest = sizes.reduce<PhotoSize | undefined>(
    (best, size) => (best && area(best) >= area(size) ? best : size),
    undefined,
  );
  if (!largest) return undefined;
  const file: FileRef = { id: largest.file_id, contentType: 'image/jpeg' };
  if (typeof largest.file_size === 'number') file.bytes = largest.file_size;
  return withCaption({ kind: 'photo', file }, fields);
}

function recording(fields: Fields): UpdateContent | undefined {
  for (const [field, what] of RECORDINGS) {
    const file = fileOf(fields[field]);
    if (!file) continue;
    if (what === 'file' && PICTURE_TYPES.has(file.contentType ?? ''))
      return withCaption({ kind: 'photo', file }, fields);
    return withCaption({ kind: 'recording', what, file }, fields);
  }
  return undefined;
}

/** A venue is a place with a name, and carries a location too. */
function place(fields: Fields): UpdateContent | undefined {
  const found = fields.location as Message.LocationMessage['location'] | undefined;
  if (!found || !isDegrees(found.latitude, 90) || !isDegrees(found.longitude, 180)) return undefined;
  const accuracy = found.horizontal_accuracy;
  const content: UpdateContent = { kind: 'place', lat: found.latitude, lon: found.longitude };
  if (typeof accuracy === 'number' && accuracy >= 0) content.accuracy = accuracy;
  return content;
}

function sticker(fields: Fields): UpdateContent | undefined {
  const found = fields.sticker as Message.StickerMessage['sticker'] | undefined;
  if (!found) return undefined;
  return { kind: 'sticker', ...(typeof found.emoji === 'string' ? { emoji: cleanText(found.emoji) } : {}) };
}

function named(fields: Fields): UpdateContent | undefined {
  const what = UNSUPPORTED.find((field) => field in fields);
  if (what) return { kind: 'unsupported', what };
  return SERVICE.some((field) => field in fields) ? { kind: 'ignored', why: 'service' } : undefined;
}

function withCaption(content: Extract<UpdateContent, { file: FileRef }>, fields: Fields): UpdateContent {
  if (typeof fields.caption === 'string' && fields.caption !== '') content.caption = cleanText(fields.caption);
  if (typeof fields.media_group_id === 'string') content.album = fields.media_group_id;
  return content;
}

function fileOf(value: unknown): FileRef | undefined {
  const file = value as
    | { file_id?: unknown; file_size?: unknown; mime_type?: unknown; file_name?: unknown }
    | undefined;
  if (typeof file?.file_id !== 'string') return undefined;
  const found: FileRef = { id: file.file_id };
  if (typeof file.file_size === 'number') found.bytes = file.file_size;
  if (typeof file.mime_type === 'string') found.contentType = cleanText(file.mime_type);
  if (typeof file.file_name === 'string') found.name = cleanText(file.file_name);
  return found;
}

function area(size: PhotoSize): number {
  return size.width * size.height || 0;
}

function isDegrees(value: unknown, most: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= most;
}
