import type { Reply } from '../engine/reply.ts';

/**
 * The port that every messaging platform is translated to. A channel parses, renders, sends and declares what it can do;
 * it knows no flow and no database. No other code knows a channel by name.
 */
export interface Channel {
  /** `telegram`, `zalo-bot`, `zalo-oa`, `web`: text in the database, an open set. */
  readonly id: string;
  /** As people know it, in a sentence: "tài khoản Telegram". */
  readonly name: string;
  /** What its chat is called where another channel of the same name is open: "Zalo OA". */
  readonly chatName?: string;
  /** Where a page of ours can send somebody back to the chat; left out where the phone's own "back" must do. */
  readonly chatUrl?: string;
  /**
   * An address that opens the chat and says a one-time code there (a path where it lies on this installation), for a QR picture; left
   * out where a code has to be typed. Throws only `SendError`.
   */
  codeUrl?(code: string): Promise<string>;
  /** Our bot or OA on it: the part of the token that is no secret, or an id. One installation has one a channel. */
  readonly account: string;
  readonly can: Capabilities;
  /** Pure. One webhook body or one element of a poll; anything unknown is `ignored` or `unsupported`, never a throw. */
  parseUpdate(raw: unknown): ParsedUpdate[];
  /**
   * Sends one message, fitted to the channel's limits (a long text goes in several parts). Throws only `SendError`.
   * `address` is the platform's id of the person, in the clear.
   */
  send(address: string, reply: Reply, context: SendContext): Promise<SendReceipt>;
  /** How many of the platform's messages a reply takes, as far as can be told before; left out: one. */
  unitsOf?(reply: Reply): number;
  /**
   * Sends a text that the platform approved beforehand: it reaches people outside all windows. To their address or, where that is
   * what it takes, their telephone number (`84…`). Throws only `SendError`.
   */
  sendTemplate?(to: TemplateTo, template: TemplateText, signal: AbortSignal): Promise<SendReceipt>;
  /**
   * How many messages the platform still takes at no cost for this person, of the window that is open; null: as many as one likes, or
   * nothing is told. Left out where nothing of the kind is known. Throws only `SendError`.
   */
  freeLeft?(address: string, signal: AbortSignal): Promise<number | null>;
  /** The bytes of a file that an update named. Throws only `SendError`; `message_invalid` where it is gone or too large. */
  fetchFile?(file: FileRef, signal: AbortSignal): Promise<{ bytes: Buffer; contentType?: string }>;
  /**
   * The bytes that the update of this external id brought are stored here now, or never will be: what the channel itself still
   * holds of them may go. Fine where there is nothing.
   */
  forgetFile?(externalId: string): Promise<void>;
  /** Signs of life while a turn is taken: takes the clock off a pressed button, shows "typing". Never throws. */
  acknowledge?(updates: readonly ParsedUpdate[]): void;
  /** Closes idle connections; called once, after the last send. */
  close?(): Promise<void>;
  /** A permission to use the platform that ends unless it is renewed; left out where the key simply stays good. */
  readonly permission?: Permission;
  /** How updates arrive. The web channel has its own routes and neither of these. */
  readonly receiving?: Polling | Webhook;
}

export type TemplateTo = { address: string } | { phone: string };

export interface TemplateText {
  id: string;
  /** At most 48 characters; where the platform repeats it, its receipt does. */
  trackingId: string;
  /** By the names of its blanks. */
  data: Record<string, string>;
}

export interface Capabilities {
  buttons: boolean;
  photo: boolean;
  /** Whether a person can share a place in the chat. */
  place: boolean;
  /** Longest text in UTF-16 units; a longer one is sent in parts. */
  textLength: number;
  /** Whether we may write first, at any time, to somebody who wrote before. */
  proactive: boolean;
  /**
   * How long after a person's last act they may be written to, in milliseconds: free of charge, and at all. Undefined: at any time,
   * or not at all, as `proactive` says.
   */
  windows?: { freeMs: number; paidMs: number };
  /** What the platform's plan allows the account. Undefined: as much as it likes. */
  quota?: { people?: number; messagesAMonth?: number };
  /** Messages a second for the account; 0: unlimited. */
  pace: number;
  /** Least time between two messages to the same person, in milliseconds. */
  addressGapMs: number;
  /** Whether using it carries personal data out of the country, which the notice must say. */
  abroad: boolean;
}

export interface Permission {
  /** Renews it in time until the signal aborts; runs in every process that sends, and may in several. Never rejects. */
  keep(signal: AbortSignal): Promise<void>;
  /** For `/readyz`; a message without secrets. `consent_needed`: only a person can give it back. */
  state(): {
    status: 'starting' | 'permitted' | 'consent_needed' | 'channel_failing' | 'database_down';
    since: Date;
    message?: string;
  };
}

export interface Polling {
  kind: 'polling';
  /**
   * What a poll brings is given once: the cursor confirms nothing. Then the caller writes it to disk before it does anything else
   * with it, and gives no running poll up, for its answer may be on its way: a poll should be short.
   */
  consumes?: true;
  /**
   * One long poll. `cursor` is what the last call returned, or undefined at first; the caller stores the updates
   * before it calls again, and only then passes the new cursor: an update is confirmed to the platform only after the commit.
   */
  poll(cursor: string | undefined, signal: AbortSignal): Promise<{ raw: unknown[]; cursor: string | undefined }>;
  /** Called once before the first poll: e.g. removes a webhook. */
  prepare?(signal: AbortSignal): Promise<void>;
}

export interface Webhook {
  kind: 'webhook';
  /** `/webhooks/<channel>`. */
  path: string;
  /** Where the platform waits so long at most: what is not stored by then is answered with 503, and it repeats it. Milliseconds. */
  answerWithinMs?: number;
  /** Constant-time check of the secret or signature. */
  verify(headers: Record<string, string | string[] | undefined>, rawBody: Buffer): boolean;
  /** Registers the webhook with the platform. */
  register?(publicUrl: string, signal: AbortSignal): Promise<void>;
}

/** One thing that a channel told us, in words common to all channels. */
export interface ParsedUpdate {
  /** Unique for (channel, account): a repeated delivery has the same one. */
  externalId: string;
  /** The platform's id of the message, for replies to it and edits of it. */
  messageId?: string;
  /** The platform's id of the person, in the clear; encrypted before it is stored. */
  address: string;
  /** The name that the platform shows for the person. */
  name?: string;
  /** When it happened, by the platform's clock. */
  at: Date;
  /** The platform's id of our message that this one replies to. */
  replyTo?: string;
  content: UpdateContent;
}

export type UpdateContent =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; id: string; messageId?: string; callback?: string }
  | { kind: 'photo'; file: FileRef; caption?: string; album?: string }
  | { kind: 'recording'; what: 'voice' | 'video' | 'file'; file: FileRef; caption?: string; album?: string }
  | { kind: 'place'; lat: number; lon: number; accuracy?: number }
  | { kind: 'sticker'; emoji?: string }
  | { kind: 'edited'; of: string; text: string }
  | { kind: 'deleted'; of: string }
  | { kind: 'blocked' }
  | { kind: 'unblocked' }
  | { kind: 'unsupported'; what: string }
  /** Nothing is kept of it but its id, so that a repeat is known; `why` is a stated reason: `group`, `bot`, `channel_post`, … */
  | { kind: 'ignored'; why: string; receipt?: Receipt };

/** That a template of ours reached the phone, at the time of its update: by the id that we gave it, or by the platform's own. */
export interface Receipt {
  trackingId?: string;
  messageId?: string;
}

/** Where the bytes of a file are to be had on the platform. Never shown to anyone: it may hold a token. */
export interface FileRef {
  id: string;
  bytes?: number;
  contentType?: string;
  name?: string;
}

export interface SendContext {
  signal: AbortSignal;
  /** How many parts an earlier, broken try has already delivered: they are left out. */
  fromPart: number;
  /** Nobody answered when the first of the parts was tried before: it may have reached the person. */
  mayHaveArrived?: boolean;
  /** Reads a stored medium that the reply names; a picture of more than `mostBytes` is drawn smaller. */
  media(id: string, limit?: { mostBytes: number }): Promise<{ bytes: Buffer; contentType: string; name: string }>;
}

export interface SendReceipt {
  /** The platform's ids of the parts that were sent, in order. */
  messageIds: string[];
}
