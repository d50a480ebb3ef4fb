import { Blob } from 'node:buffer';
import { type Dispatcher, FormData } from 'undici';
import { z } from 'zod';
import { SendError } from '../send-error.ts';
import type { ZaloOaConfig } from './config.ts';
import type { TokenKeeper } from './keep-tokens.ts';
import { noAnswer, RATE_WAIT_MS, refusal, sendErrorOf, TOKEN_ERRORS, tooMany } from './send-error-of.ts';

/** What `message/cs` takes as `message`. */
export type CsMessage =
  | { text: string; attachment?: { type: 'template'; payload: { buttons: Button[] } } }
  | { attachment: { type: 'template'; payload: MediaPayload | ContactPayload } }
  | { attachment: { type: 'file'; payload: { token: string } } };

/** A tap comes back as a message of the person whose text is the payload; `hide` keeps it out of the chat. */
export interface Button {
  title: string;
  type: 'oa.query.hide';
  payload: string;
}

interface MediaPayload {
  template_type: 'media';
  elements: [{ media_type: 'image'; attachment_id: string }];
}

interface ContactPayload {
  template_type: 'request_user_info';
  elements: [{ title: string; subtitle: string; image_url: string }];
}

/** A template that Zalo approved; what is in it is told nobody but the person. */
export interface Template {
  id: string;
  data: Record<string, string>;
}

export interface PhoneTemplate extends Template {
  /** `84…`, digits only. */
  phone: string;
  /** Comes back with the receipt; at most 48 characters. */
  trackingId: string;
}

/** The Official Account API v3, and templates of ZBS. Every call throws only `SendError`. */
export interface ZaloOaApi {
  /** @returns the message's id; empty where Zalo, against its word, gave none. */
  sendConsultation(userId: string, message: CsMessage, signal: AbortSignal): Promise<string>;
  /** Asks for name and phone number; what the person submits comes as an event. The picture's address is public. */
  askContact(userId: string, card: ContactPayload['elements'][0], signal: AbortSignal): Promise<string>;
  /** @returns an id, good for seven days. */
  uploadImage(file: Upload, signal: AbortSignal): Promise<string>;
  uploadFile(file: Upload, signal: AbortSignal): Promise<string>;
  /** A template to somebody who once wrote to us; Zalo knows no tracking id here, the caller keeps what belongs together. */
  sendTemplate(userId: string, template: Template, signal: AbortSignal): Promise<string>;
  sendPhoneTemplate(template: PhoneTemplate, signal: AbortSignal): Promise<string>;
  /** Consultations that are still free for somebody in the window that is open; null: without a limit, or Zalo does not say. */
  freeLeft(userId: string, signal: AbortSignal): Promise<number | null>;
  /** Opens a file of a person by the address that its event gave. Follows no redirect. */
  open(url: URL, signal: AbortSignal): Promise<Dispatcher.ResponseData>;
}

export interface Upload {
  bytes: Buffer;
  contentType: string;
  name: string;
}

const CALL_TIMEOUT_MS = 20_000;
/** Pictures go over slow lines. */
const UPLOAD_TIMEOUT_MS = 60_000;

/** Ids are strings of more digits than a number holds; some answers give small ones as numbers. */
const id = z.union([z.string(), z.number().transform(String)]);
/** A message that was taken must not fail, and go out again, because its answer looks different one day. */
const sentSchema = z.object({ message_id: id }).catch({ message_id: '' });
const imageSchema = z.object({ attachment_id: z.string().min(1) });
const fileSchema = z.object({ token: z.string().min(1) });
const phoneSchema = z.object({ msg_id: id }).catch({ msg_id: '' });
/** Since 2026 there may be no limit, and then perhaps no count, or none that is one. */
const remain = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);
const quotaSchema = z.object({ cs_reply: z.object({ remain }).nullable().catch(null).default(null) });

/** Judged by `error`, not by the HTTP status: errors come with 200. What is no number (null, nothing) is not Zalo's. */
const envelope = z.object({
  error: z.union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ]),
  data: z.unknown().optional(),
});

interface Call {
  root?: 'api' | 'zbs';
  path: string;
  body: () => string | FormData;
  signal: AbortSignal;
  timeoutMs?: number;
}

export function zaloOaApi(
  dispatcher: Dispatcher,
  { apiRoot, zbsRoot }: Pick<ZaloOaConfig, 'apiRoot' | 'zbsRoot'>,
  tokens: Pick<TokenKeeper, 'access'>,
): ZaloOaApi {
  const roots = { api: new URL(apiRoot), zbs: new URL(zbsRoot) };
  /** No request is made before that, by `performance.now()`: Zalo told that none is left of this minute. */
  let heldUntil = 0;

  async function request(call: Call, token: string): Promise<z.infer<typeof envelope>> {
    const { root = 'api', path, body, signal, timeoutMs = CALL_TIMEOUT_MS } = call;
    if (performance.now() < heldUntil) throw tooMany();
    const content = body();
    const {
      statusCode,
      headers,
      body: stream,
    } = await dispatcher.request({
      origin: roots[root].origin,
      path: `${roots[root].pathname}${path}`,
      method: 'POST',
      headers: { access_token: token, ...(typeof content === 'string' ? { 'content-type': 'application/json' } : {}) },
      body: content,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const text = await stream.text();
    if (headers['x-ratelimit-remain'] === '0') heldUntil = performance.now() + RATE_WAIT_MS;
    const answer = envelope.safeParse(jsonOf(text));
    if (!answer.success) throw noAnswer(statusCode, headers['retry-after']);
    return answer.data;
  }

  async function call<Data>(schema: z.ZodType<Data>, what: Call): Promise<Data> {
    let refused: number | undefined;
    for (;;) {
      const access = await tokens.access({ signal: what.signal, refused });
      if (what.signal.aborted)
        throw new SendError('connection_failed', {
          ...{ mayHaveArrived: false, message: 'the call was given up before it began' },
        });
      let answer: z.infer<typeof envelope>;
      try {
        answer = await request(what, access.token);
      } catch (error) {
        throw sendErrorOf(error);
      }
      if (TOKEN_ERRORS.has(answer.error) && refused === undefined) {
        refused = access.version;
        continue;
      }
      if (answer.error !== 0) throw refusal(answer.error);
      const data = schema.safeParse(answer.data);
      if (data.success) return data.data;
      throw new SendError('rejected', { message: `Zalo answers ${what.path} in a way that we do not know` });
    }
  }

  const post = (path: string, value: unknown, signal: AbortSignal): Call => ({
    path,
    signal,
    body: () => JSON.stringify(value),
  });
  const upload = (path: string, { bytes, contentType, name }: Upload, signal: AbortSignal): Call => ({
    path,
    signal,
    timeoutMs: UPLOAD_TIMEOUT_MS,
    body: () => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: contentType }), name);
      return form;
    },
  });
  const sendConsultation: ZaloOaApi['sendConsultation'] = async (userId, message, signal) => {
    const body = { recipient: { user_id: userId }, message };
    return (await call(sentSchema, post('v3.0/oa/message/cs', body, signal))).message_id;
  };

  return {
    sendConsultation,
    askContact: (userId, card, signal) => {
      const payload: ContactPayload = { template_type: 'request_user_info', elements: [card] };
      return sendConsultation(userId, { attachment: { type: 'template', payload } }, signal);
    },
    uploadImage: async (file, signal) =>
      (await call(imageSchema, upload('v2.0/oa/upload/image', file, signal))).attachment_id,
    uploadFile: async (file, signal) => (await call(fileSchema, upload('v2.0/oa/upload/file', file, signal))).token,
    sendTemplate: async (userId, template, signal) => {
      const body = { user_id: userId, template_id: template.id, template_data: normal(template.data) };
      return (await call(sentSchema, post('v3.0/oa/message/template', body, signal))).message_id;
    },
    sendPhoneTemplate: async ({ phone, id: templateId, data, trackingId }, signal) => {
      const body = { phone, template_id: templateId, template_data: normal(data), tracking_id: trackingId };
      return (await call(phoneSchema, { ...post('message/template', body, signal), root: 'zbs' })).msg_id;
    },
    freeLeft: async (userId, signal) => {
      const { cs_reply: free } = await call(quotaSchema, post('v3.0/oa/quota/message', { user_id: userId }, signal));
      return free?.remain ?? null;
    },
    open: async (url, signal) => {
      try {
        return await dispatcher.request({ origin: url.origin, path: url.pathname + url.search, method: 'GET', signal });
      } catch (error) {
        throw sendErrorOf(error);
      }
    },
  };
}

/** Zalo counts letters with their marks as one, and refuses others (-1121). */
function normal(data: Template['data']): Template['data'] {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value.normalize('NFC')]));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
