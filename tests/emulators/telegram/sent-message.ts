import type { InlineKeyboardMarkup, Message, ReplyKeyboardMarkup } from 'telegraf/types';

/** A message that the bot sent, as a person sees it. */
export interface SentMessage {
  chat: number;
  id: number;
  /** The text, or the caption of a picture. */
  text: string;
  /** Buttons under the message, row after row. */
  buttons: { label: string; data: string }[];
  /** Keys of the keyboard that it brought in place of the letters; undefined where it brought none. */
  keys: { label: string; asksPlace: boolean }[] | undefined;
  /** Whether it took such a keyboard away. */
  removesKeys: boolean;
  photos: Buffer[];
  documents: { name: string; bytes: Buffer }[];
  /** Of an album. */
  album?: string;
  /** When the call arrived, in milliseconds since the epoch. */
  at: number;
  /** The message as the Bot API gives it. */
  message: Message;
}

/** The buttons of a `reply_markup`. */
export function buttonsOf(markup: unknown): SentMessage['buttons'] {
  const rows = (markup as InlineKeyboardMarkup | undefined)?.inline_keyboard ?? [];
  return rows.flat().map((button) => ({
    label: button.text,
    data: 'callback_data' in button ? button.callback_data : '',
  }));
}

export function keysOf(markup: unknown): SentMessage['keys'] {
  const rows = (markup as ReplyKeyboardMarkup | undefined)?.keyboard;
  return rows?.flat().map((key) => {
    if (typeof key === 'string') return { label: key, asksPlace: false };
    return { label: key.text, asksPlace: 'request_location' in key && key.request_location === true };
  });
}
