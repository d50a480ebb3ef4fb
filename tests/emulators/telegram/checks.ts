import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'telegraf/types';
import { badRequest, Refusal } from './refusal.ts';

/** What the Bot API refuses in what a bot sends (`platforms.md` §4.3). */

const MOST_PHOTO_BYTES = 10 * 1024 * 1024;

export function checkText(text: unknown): string {
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('message text is empty');
  checkEncoding(text);
  if (text.length > 4096) throw badRequest('message is too long');
  return text;
}

export function checkCaption(caption: unknown): string {
  if (caption === undefined || caption === '') return '';
  if (typeof caption !== 'string') throw badRequest("can't parse caption");
  checkEncoding(caption);
  if (caption.length > 1024) throw badRequest('message caption is too long');
  return caption;
}

export function checkPhoto(bytes: Buffer): Buffer {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > MOST_PHOTO_BYTES) throw new Refusal(413, 'Request Entity Too Large');
  return bytes;
}

export function checkMarkup(markup: unknown): void {
  for (const row of (markup as InlineKeyboardMarkup | undefined)?.inline_keyboard ?? [])
    for (const button of row) {
      if (!button.text) throw badRequest("can't parse inline keyboard button: Text buttons are unallowed");
      const bytes = 'callback_data' in button ? Buffer.byteLength(button.callback_data) : 0;
      if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
    }
  for (const row of (markup as ReplyKeyboardMarkup | undefined)?.keyboard ?? [])
    for (const key of row)
      if (typeof key !== 'string' && !key.text) throw badRequest("can't parse keyboard button: Text must be non-empty");
}

function checkEncoding(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw badRequest('strings must be encoded in UTF-8');
}
