import type { InlineKeyboardMarkup, Opts, ReplyKeyboardMarkup, ReplyKeyboardRemove } from 'telegraf/types';
import type { Choice, Reply } from '../../engine/reply.ts';
import { cleanText } from '../clean-text.ts';
import { fitText } from '../fit-text.ts';
import { numberChoices } from '../number-choices.ts';

/** What Telegram allows: texts in UTF-16 units, a button's data in bytes, an album in items. */
export const LIMITS = { text: 4096, caption: 1024, callbackBytes: 64, album: 10 } as const;

/** A phone shows about so much of a button that takes the whole width; what is longer goes into the text as well. */
const LABEL_SHOWN = 40;

/** One call of the Bot API. A medium is named by its index in `Reply.media`; its bytes are added when it is sent. */
export type Part =
  | { method: 'sendMessage'; payload: Omit<Opts<'sendMessage'>, 'chat_id'> }
  | { method: 'sendPhoto' | 'sendDocument'; medium: number; payload: { caption?: string; reply_markup?: Keyboard } }
  | { method: 'sendMediaGroup'; media: number[] };

type Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/**
 * A reply as the calls that show it, in order: pictures, then the text in as many parts as it needs, the keyboard under the last.
 * Plain text throughout: nobody's words can be taken for markup.
 * @param isPhoto of each of `reply.media`, whether it is a picture; other media go as files.
 */
export function render(reply: Reply, isPhoto: readonly boolean[] = []): Part[] {
  const { text, keyboard } = withKeyboard(reply);
  if (isPhoto.length === 0) return messages(text, keyboard);
  const pictures = isPhoto.flatMap((photo, index) => (photo ? [index] : []));
  const others = isPhoto.flatMap((photo, index) => (photo ? [] : [index]));
  const files: Part[] = others.map((medium) => ({ method: 'sendDocument', medium, payload: {} }));
  if (pictures.length === 1 && others.length === 0 && text.length <= LIMITS.caption)
    return [
      {
        method: 'sendPhoto',
        medium: pictures[0]!,
        payload: { ...(text === '' ? {} : { caption: text }), reply_markup: keyboard },
      },
    ];
  return [...albums(pictures), ...files, ...messages(text, keyboard)];
}

/**
 * Telegram has no button that calls; what can be tapped is a number in the text that it knows as one: with the code of the country.
 * Short numbers it never knows, so they only have to be named.
 */
function withNumbers({ text, calls }: Reply): string {
  if (!calls) return text;
  const lines = calls.flatMap(({ label, number }) => {
    const digits = number.replace(/[^\d+]/g, '');
    const tappable = /^0\d{8,10}$/.test(digits) ? `+84${digits.slice(1)}` : digits;
    const named = tappable.length > SHORT_NUMBER ? text.replace(/[^\d+]/g, '') : text;
    return named.includes(tappable) ? [] : [`${label}: ${tappable}`];
  });
  return [text, ...lines].join('\n');
}

/** Digits of 113, 1022 and the like. */
const SHORT_NUMBER = 4;

function albums(pictures: readonly number[]): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < pictures.length; from += LIMITS.album) {
    const media = pictures.slice(from, from + LIMITS.album);
    // An album has at least two items.
    if (media.length === 1) parts.push({ method: 'sendPhoto', medium: media[0]!, payload: {} });
    else parts.push({ method: 'sendMediaGroup', media });
  }
  return parts;
}

function messages(text: string, keyboard: Keyboard): Part[] {
  const texts = fitText(text, LIMITS.text);
  return texts.map((part, index) => ({
    method: 'sendMessage',
    payload: {
      text: part,
      link_preview_options: NO_PREVIEW,
      reply_markup: index === texts.length - 1 ? keyboard : REMOVE,
    },
  }));
}

const NO_PREVIEW = { is_disabled: true };

/**
 * A message carries one keyboard. Choices are buttons under the message. Where the place is asked for, the button that shares it
 * can only stand in the keyboard that replaces the letters; the choices then stand there too, and are said rather than pressed:
 * the same words, understood as the same choice. Any later message without buttons takes that keyboard away.
 */
function withKeyboard(reply: Reply): { text: string; keyboard: Keyboard } {
  const text = cleanText(withNumbers(reply));
  if (!reply.choices?.length) return { text, keyboard: reply.asksPlace ? placeKeyboard([]) : REMOVE };
  const labels = reply.choices.map(({ label }) => cleanText(label));
  const numbered = labels.some((label) => label.length > LABEL_SHOWN);
  return {
    text: numbered
      ? numberChoices(
          text,
          labels.map((label) => ({ label })),
        )
      : text,
    keyboard: reply.asksPlace ? placeKeyboard(labels) : buttons(reply.choices, labels, numbered),
  };
}

function buttons(choices: readonly Choice[], labels: readonly string[], numbered: boolean): InlineKeyboardMarkup {
  return {
    inline_keyboard: labels.map((label, index) => [
      {
        text: numbered ? shorten(`${index + 1}. ${label}`) : label,
        callback_data: callbackData(choices[index]!.id),
      },
    ]),
  };
}

const REMOVE: ReplyKeyboardRemove = { remove_keyboard: true };

function placeKeyboard(labels: readonly string[]): ReplyKeyboardMarkup {
  return {
    keyboard: [[{ text: '📍 Gửi vị trí', request_location: true }], ...labels.map((label) => [{ text: label }])],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}

/** Ids of choices are at most 40 plain letters (`engine/reply.ts`), so that one fits as it is. */
function callbackData(id: string): string {
  // No letter has more than three bytes a unit: most ids need not be counted.
  if (id === '' || (id.length > LIMITS.callbackBytes / 3 && Buffer.byteLength(id) > LIMITS.callbackBytes))
    throw new RangeError(`the id of a choice must have 1 to ${LIMITS.callbackBytes} bytes: ${id.slice(0, 80)}`);
  return id;
}

function shorten(label: string): string {
  const [part = ''] = fitText(label, LABEL_SHOWN - 1);
  return part.length < label.length ? `${part}…` : label;
}
