import { z } from 'zod';
import { plainText, webAddress } from './plain-text.ts';

/** What the bot says, as any messenger can show it. Empty text: nothing that could be shown. */
export interface BotSaid {
  text: string;
  choices: BotChoice[];
}

export interface BotChoice {
  label: string;
  /** What the bot wants to hear when it is chosen. */
  value: string;
}

/** More are not offered: a number of two digits is more than people want to type. */
const MOST_CHOICES = 8;

/** UTF-16 units; longer ones are cut. */
const LONGEST_TEXT = 4_000;
const LONGEST_LABEL = 60;

/** A payload of the Chat API (`platforms.md` §5.1) as text and choices. Of what is not known, or not as it should be, nothing is said. */
export function readPayload(payload: unknown): BotSaid {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return { text: '', choices: [] };
  const { text, choices } = say(parsed.data);
  return { text: cut(text.trim(), LONGEST_TEXT), choices: tidy(choices) };
}

const option = z.object({ label: z.string(), value: z.string() });
const card = z.object({
  type: z.literal('card'),
  title: z.string(),
  subtitle: z.string().optional(),
  actions: z.array(z.object({ action: z.enum(['postback', 'url', 'say']), label: z.string(), value: z.string() })),
});
const simple = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('markdown'), markdown: z.string() }),
  z.object({ type: z.literal('image'), imageUrl: z.string() }),
  z.object({ type: z.literal('audio'), audioUrl: z.string() }),
  z.object({ type: z.literal('video'), videoUrl: z.string() }),
  z.object({ type: z.literal('file'), fileUrl: z.string(), title: z.string().optional() }),
  z.object({
    type: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    address: z.string().optional(),
    title: z.string().optional(),
  }),
]);
const payloadSchema = z.union([
  simple,
  card,
  z.object({ type: z.enum(['choice', 'dropdown']), text: z.string(), options: z.array(option) }),
  z.object({ type: z.literal('carousel'), items: z.array(card) }),
  z.object({ type: z.literal('bloc'), items: z.array(simple) }),
]);

function say(payload: z.infer<typeof payloadSchema>): BotSaid {
  switch (payload.type) {
    case 'choice':
    case 'dropdown':
      return { text: plainText(payload.text), choices: payload.options };
    case 'card':
      return sayCard(payload);
    case 'carousel': {
      const cards = payload.items.map(sayCard);
      return { text: lines(cards.map(({ text }) => text)), choices: cards.flatMap(({ choices }) => choices) };
    }
    case 'bloc':
      return { text: lines(payload.items.map(saySimple)), choices: [] };
    default:
      return { text: saySimple(payload), choices: [] };
  }
}

function saySimple(payload: z.infer<typeof simple>): string {
  switch (payload.type) {
    case 'text':
      // Bots of Botpress write markdown in texts, too.
      return plainText(payload.text);
    case 'markdown':
      return plainText(payload.markdown);
    case 'image':
      return webAddress(payload.imageUrl) ?? '';
    case 'audio':
      return webAddress(payload.audioUrl) ?? '';
    case 'video':
      return webAddress(payload.videoUrl) ?? '';
    case 'file':
      return lines([payload.title ?? '', webAddress(payload.fileUrl) ?? '']);
    case 'location': {
      const { latitude, longitude, title = '', address = '' } = payload;
      return lines([title, address, `${latitude}, ${longitude}`]);
    }
  }
}

/** Addresses of a card are said; what it would say or send is a choice. */
function sayCard({ title, subtitle = '', actions }: z.infer<typeof card>): BotSaid {
  const links = actions.filter(({ action }) => action === 'url');
  const choices = actions.filter(({ action }) => action !== 'url');
  const said = links.map(({ label, value }) => (webAddress(value) ? `${label}: ${value}` : ''));
  return { text: lines([plainText(title), plainText(subtitle), ...said]), choices };
}

function tidy(choices: readonly BotChoice[]): BotChoice[] {
  const seen = new Set<string>();
  return choices
    .map(({ label, value }) => ({
      label: cut(plainText(label).replace(/\s+/g, ' '), LONGEST_LABEL),
      value: cut(value.trim() || label.trim(), 200),
    }))
    .filter(({ label }) => label !== '' && !seen.has(label) && seen.add(label))
    .slice(0, MOST_CHOICES);
}

function lines(parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n');
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
