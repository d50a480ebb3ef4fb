import { Telegram } from 'telegraf';
import { timeEngine } from '../time-engine.ts';
import { telegrafBot } from './telegraf-bot.mjs';

/** `node --import tsx telegraf-engine.mjs <seconds>`: WizardScene with the session in memory, as objects and never as JSON. */

// Every context has a Telegram object of its own; below all of them is this one call. It answers without a network.
const apiClient = Object.getPrototypeOf(Telegram.prototype);

await timeEngine((sent) => {
  apiClient.callApi = async (_method, payload) => {
    sent(payload);
    return { message_id: 1, date: 1, chat: { id: payload.chat_id, type: 'private' } };
  };
  const bot = telegrafBot();
  return (update) => bot.handleUpdate(update);
}, Number(process.argv[2]));
