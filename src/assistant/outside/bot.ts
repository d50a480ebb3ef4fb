import { type AuthenticatedClient, axios, Client } from '@botpress/chat';
import { z } from 'zod';
import { BotError, botErrorOf } from './bot-error.ts';
import { type BotSaid, readPayload } from './bot-payload.ts';
import type { BotpressConfig } from './config.ts';
import { inTime, LONGEST_CALL_MS } from './in-time.ts';

/** Who speaks to the bot, and in which conversation: hashes that only we can make. */
export interface Speaker {
  user: string;
  conversation: string;
}

/** A message of the bot, or of a person who stands in for it there. */
export interface Heard extends BotSaid {
  /** The service's id. */
  id: string;
  at: Date;
}

/** The bot of Botpress Cloud, as a server asks it in somebody's name. Every call throws only `BotError`. */
export interface Bot {
  /**
   * Says something. `key` is ours, the same for each try: after a try whose end is not known, `again` first looks whether it arrived.
   */
  say(speaker: Speaker, message: { key: string; text: string; again: boolean }): Promise<void>;
  /** What the bot has said in a conversation so far, the oldest first. */
  listen(speaker: Speaker): Promise<Heard[]>;
  /** Deletes conversations, and the user. What is gone already is fine. */
  forget(what: { user: string; conversations: readonly string[]; userToo: boolean }): Promise<void>;
}

/** Sign-ins that are kept; each is a few hundred bytes. */
const MOST_CLIENTS = 500;

/** A conversation has a few messages; one that goes on without end is read so far. */
const MOST_PAGES = 5;

const createdSchema = z.object({ message: z.object({ id: z.string().min(1) }) });
const openedSchema = z.object({ conversation: z.object({ id: z.string().min(1) }) });
const listSchema = z.object({
  messages: z.array(
    z.object({
      id: z.string().min(1),
      createdAt: z.string(),
      payload: z.unknown(),
      userId: z.string(),
      metadata: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
  meta: z.object({ nextToken: z.string().optional() }).optional(),
});

export function openBot({
  config: { webhookId, encryptionKey, apiRoot },
  longestCallMs = LONGEST_CALL_MS,
}: {
  config: BotpressConfig;
  longestCallMs?: number;
}): Bot {
  // Before its first call the client asks `/hello` by this default, which has no limit of time.
  axios.defaults.timeout = longestCallMs;
  const clients = new Map<string, Promise<AuthenticatedClient>>();
  const opened = new Set<string>();

  function clientOf(user: string): Promise<AuthenticatedClient> {
    const known = clients.get(user);
    if (known) return known;
    const client = Client.connect({
      ...{ webhookId, baseApiUrl: apiRoot, timeout: longestCallMs },
      ...{ encryptionKey: encryptionKey.reveal(), userId: user },
    });
    clients.set(user, client);
    const [oldest] = clients.keys();
    if (clients.size > MOST_CLIENTS) clients.delete(oldest!);
    return client;
  }

  /** After any trouble the user signs in anew, and the conversation is opened anew. */
  async function call<Result>(
    { user, conversation }: Pick<Speaker, 'user'> & Partial<Speaker>,
    run: (client: AuthenticatedClient) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await inTime(longestCallMs, clientOf(user).then(run));
    } catch (thrown) {
      clients.delete(user);
      if (conversation) opened.delete(conversation);
      throw botErrorOf(thrown);
    }
  }

  async function open(client: AuthenticatedClient, conversation: string): Promise<void> {
    if (opened.has(conversation)) return;
    const answer = understood(openedSchema, await client.getOrCreateConversation({ id: conversation }));
    // Signals name the conversation by the id that the service gave it.
    if (answer.conversation.id !== conversation) throw new BotError('not_understood', 'Botpress renames conversations');
    opened.add(conversation);
    if (opened.size > MOST_CLIENTS) opened.delete(opened.values().next().value!);
  }

  async function messagesOf(client: AuthenticatedClient, conversation: string) {
    const all: z.infer<typeof listSchema>['messages'] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = understood(listSchema, await client.listMessages({ conversationId: conversation, nextToken }));
      all.push(...answer.messages);
      nextToken = answer.meta?.nextToken;
      if (!nextToken) break;
    }
    return all;
  }

  return {
    say: (speaker, { key, text, again }) =>
      call(speaker, async (client) => {
        const { conversation } = speaker;
        await open(client, conversation);
        if (again && (await messagesOf(client, conversation)).some(({ metadata }) => metadata?.key === key)) return;
        const message = { conversationId: conversation, payload: { type: 'text' as const, text }, metadata: { key } };
        understood(createdSchema, await client.createMessage(message));
      }),
    listen: (speaker) =>
      call(speaker, async (client) => {
        const messages = await messagesOf(client, speaker.conversation);
        return messages
          .filter(({ userId }) => userId !== client.user.id)
          .map(({ id, createdAt, payload }) => ({ id, at: timeOf(createdAt), ...readPayload(payload) }))
          .sort((one, other) => one.at.getTime() - other.at.getTime());
      }),
    forget: async ({ user, conversations, userToo }) => {
      for (const id of conversations) await call({ user }, (client) => gone(client.deleteConversation({ id })));
      if (userToo) await call({ user }, (client) => gone(client.deleteUser({})));
      clients.delete(user);
      for (const id of conversations) opened.delete(id);
    },
  };
}

/** Whoever erases what is not there any more has what he wanted. */
async function gone(deleting: Promise<unknown>): Promise<void> {
  try {
    await deleting;
  } catch (thrown) {
    const { code, status } = thrown as { code?: unknown; status?: unknown };
    if (code !== 404 && status !== 404) throw thrown;
  }
}

/** A page of a gateway comes with a 200, too. */
function understood<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new BotError('not_understood', 'Botpress answers something else than its API');
  return parsed.data;
}

function timeOf(text: string): Date {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? new Date(0) : time;
}
