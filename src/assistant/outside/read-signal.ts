import { z } from 'zod';
import { readPayload } from './bot-payload.ts';
import type { Said } from './talk-store.ts';

/** What a signal of the Chat API tells: something that was said in a conversation, or nothing of interest. */
export type Signal = { conversation: string; said: Said } | 'of_no_interest';

const anySchema = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });
/** A NUL, which no database holds, is in no id and in no moment. */
const plain = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);
const id = plain.min(1);
const messageSchema = z.object({
  id,
  conversationId: id,
  payload: z.unknown(),
  isBot: z.boolean(),
});
const eventSchema = z.object({
  id: plain.nullish(),
  createdAt: plain.max(40),
  conversationId: id,
  payload: z.record(z.string(), z.unknown()),
  isBot: z.boolean(),
});

/**
 * Pure. Signals tell of the person's own messages, too: only the bot's are of interest (`isBot`), and its event `{type: "end"}`, by
 * which a talk is over. @returns null for what is no signal.
 */
export function readSignal(body: unknown): Signal | null {
  const signal = anySchema.safeParse(body);
  if (!signal.success) return null;
  const { type, data } = signal.data;
  if (type === 'message_created') {
    const message = messageSchema.safeParse(data);
    if (!message.success) return null;
    const { id, conversationId: conversation, payload, isBot } = message.data;
    return isBot ? { conversation, said: { id, ...readPayload(payload) } } : 'of_no_interest';
  }
  if (type === 'event_created') {
    const event = eventSchema.safeParse(data);
    if (!event.success) return null;
    const { id, createdAt, conversationId: conversation, payload, isBot } = event.data;
    if (!isBot || payload.type !== 'end') return 'of_no_interest';
    // An event may have no id; its moment tells a repeated one.
    return { conversation, said: { id: id || `end ${conversation} ${createdAt}`, text: '', choices: [], ends: true } };
  }
  return 'of_no_interest';
}
