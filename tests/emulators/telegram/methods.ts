import type { Message, Update } from 'telegraf/types';
import type { Chats } from './chats.ts';
import { checkCaption, checkMarkup, checkPhoto, checkText } from './checks.ts';
import type { Files } from './files.ts';
import { badRequest } from './refusal.ts';
import { buttonsOf, keysOf, type SentMessage } from './sent-message.ts';
import type { WebhookSettings } from './webhook-delivery.ts';

export interface Call {
  payload: Record<string, unknown>;
  uploads: ReadonlyMap<string, { name: string; bytes: Buffer }>;
  /** When it arrived, in milliseconds since the epoch. */
  at: number;
  onClose(run: () => void): void;
}

export interface Bot {
  user: { id: number; is_bot: true; first_name: string; username: string };
  chats: Chats;
  files: Files;
  poll(call: Call): Promise<Update[]>;
  setWebhook(settings: WebhookSettings | undefined, call: Call): Promise<void>;
  webhookInfo(): Record<string, unknown>;
  /** Ids of the buttons' clocks that were taken off. */
  answered: string[];
}

type Method = (bot: Bot, call: Call) => unknown;

/** The methods of the Bot API that this emulator knows. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: (bot) => bot.user,

  getUpdates: (bot, call) => bot.poll(call),

  setWebhook: async (bot, call) => {
    const { url, secret_token: secret, max_connections: connections } = call.payload;
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret)))
      throw badRequest('secret token contains unallowed characters');
    const settings = url
      ? {
          url: String(url),
          secretToken: secret === undefined ? undefined : String(secret),
          maxConnections: Number(connections ?? 40),
        }
      : undefined;
    await bot.setWebhook(settings, call);
    return true;
  },

  deleteWebhook: async (bot, call) => {
    await bot.setWebhook(undefined, call);
    return true;
  },

  getWebhookInfo: (bot) => bot.webhookInfo(),

  sendMessage: (bot, call) => {
    const chat = bot.chats.open(call.payload.chat_id);
    const text = checkText(call.payload.text);
    return send(bot, call, { chat: chat.id, fields: { text }, text });
  },

  sendPhoto: (bot, call) => {
    const chat = bot.chats.open(call.payload.chat_id);
    const caption = checkCaption(call.payload.caption);
    const photo = checkPhoto(upload(bot, call, call.payload.photo, 'photo').bytes);
    return sendPhotos(bot, call, { chat: chat.id, photo, caption });
  },

  sendDocument: (bot, call) => {
    const chat = bot.chats.open(call.payload.chat_id);
    const text = checkCaption(call.payload.caption);
    const document = upload(bot, call, call.payload.document, 'document');
    const file = bot.files.add(document.bytes, { folder: 'documents', extension: 'bin' });
    const fields = { document: { file_id: file.id, file_unique_id: file.uniqueId, file_name: document.name } };
    return send(bot, call, { chat: chat.id, fields, text, documents: [document] });
  },

  sendMediaGroup: (bot, call) => {
    const chat = bot.chats.open(call.payload.chat_id);
    const items = call.payload.media as { type: string; media: string; caption?: string }[];
    if (!Array.isArray(items) || items.length < 2 || items.length > 10)
      throw badRequest('group of messages must have 2 to 10 items');
    const album = `album${bot.chats.newMessageId()}`;
    const photos = items.map((item) => ({
      caption: checkCaption(item.caption),
      photo: checkPhoto(upload(bot, call, item.media, 'media').bytes),
    }));
    return photos.map(({ caption, photo }) => sendPhotos(bot, call, { chat: chat.id, photo, caption, album }));
  },

  sendChatAction: (bot, call) => {
    bot.chats.open(call.payload.chat_id);
    return true;
  },

  answerCallbackQuery: (bot, call) => {
    bot.answered.push(String(call.payload.callback_query_id));
    bot.chats.changed();
    return true;
  },

  editMessageText: (bot, call) => {
    const chat = bot.chats.open(call.payload.chat_id);
    const sent = chat.messages.find(({ id }) => id === Number(call.payload.message_id));
    if (!sent) throw badRequest('message to edit not found');
    checkMarkup(call.payload.reply_markup);
    sent.text = checkText(call.payload.text);
    sent.buttons = buttonsOf(call.payload.reply_markup);
    Object.assign(sent.message, { text: sent.text, edit_date: Math.floor(call.at / 1000) });
    bot.chats.changed();
    return sent.message;
  },

  getFile: (bot, call) => {
    const file = bot.files.forDownload(call.payload.file_id);
    return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path };
  },
};

interface Outgoing extends Partial<Pick<SentMessage, 'photos' | 'documents' | 'album'>> {
  chat: number;
  fields: Record<string, unknown>;
  text: string;
}

function send(bot: Bot, call: Call, { chat: chatId, fields, text, photos, documents, album }: Outgoing): Message {
  const markup = call.payload.reply_markup as Record<string, unknown> | undefined;
  checkMarkup(markup);
  const chat = bot.chats.chat(chatId);
  const message = {
    message_id: bot.chats.newMessageId(),
    from: bot.user,
    chat: { id: chatId, first_name: chat.firstName, type: 'private' },
    date: Math.floor(call.at / 1000),
    ...fields,
    ...(markup?.inline_keyboard ? { reply_markup: { inline_keyboard: markup.inline_keyboard } } : {}),
  } as unknown as Message;
  return bot.chats.add(chat, {
    chat: chatId,
    id: message.message_id,
    text,
    buttons: buttonsOf(markup),
    keys: keysOf(markup),
    removesKeys: markup?.remove_keyboard === true,
    photos: photos ?? [],
    documents: documents ?? [],
    ...(album ? { album } : {}),
    at: call.at,
    message,
  });
}

function sendPhotos(
  bot: Bot,
  call: Call,
  { chat, photo, caption, album }: { chat: number; photo: Buffer; caption: string; album?: string },
): Message {
  const file = bot.files.add(photo, { folder: 'photos', extension: 'jpg' });
  const size = { file_id: file.id, file_unique_id: file.uniqueId, file_size: photo.length, width: 1280, height: 960 };
  const fields = {
    photo: [size],
    ...(caption === '' ? {} : { caption }),
    ...(album ? { media_group_id: album } : {}),
  };
  return send(bot, call, { chat, fields, text: caption, photos: [photo], ...(album ? { album } : {}) });
}

/** An uploaded part by its own name, one that `attach://` names, or a file that Telegram already has. */
function upload(bot: Bot, call: Call, value: unknown, field: string): { name: string; bytes: Buffer } {
  const name = typeof value === 'string' && value.startsWith('attach://') ? value.slice('attach://'.length) : field;
  const uploaded = call.uploads.get(name);
  if (uploaded) return uploaded;
  const known = typeof value === 'string' ? bot.files.byId(value) : undefined;
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
  return { name: known.path, bytes: known.bytes };
}
