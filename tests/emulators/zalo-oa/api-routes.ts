import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Chats, SentMessage } from './chats.ts';
import {
  checkButtons,
  checkContact,
  checkPhone,
  checkTemplate,
  checkText,
  checkUpload,
  isNight,
  oneElement,
  type Templates,
} from './checks.ts';
import type { Fault, Faults, Method } from './faults.ts';
import type { Oauth } from './oauth.ts';
import type { Receipts } from './receipts.ts';
import { Refusal } from './refusal.ts';

type Fields = Record<string, unknown>;

/** A call of the API, for assertions. */
export interface LoggedCall {
  method: Method;
  payload: Fields;
  headers: FastifyRequest['headers'];
  at: number;
}

export interface ApiDeps {
  oaId: string;
  oauth: Oauth;
  chats: Chats;
  faults: Faults;
  templates: Templates;
  /** Requests a minute; Zalo: 4,000. */
  perMinute: number;
  calls: LoggedCall[];
  files: Map<string, { bytes: Buffer; type: string }>;
  now(): number;
  receipts: Pick<Receipts, 'arrived'>;
}

const WEEK = 7 * 24 * 3_600_000;

interface Upload {
  kind: string;
  name: string;
  bytes: Buffer;
  at: number;
}

/** The hosts of Zalo, each below a path of its own: `/oauth/`, `/api/`, `/zbs/`; files of people at `/files/`. */
export async function apiRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const { oaId, oauth, chats, templates, files, now } = deps;
  const uploads = new Map<string, Upload>();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  await app.register(multipart, { limits: { fileSize: 60 * 1024 * 1024 } });

  app.post<{ Body: Fields }>('/oauth/v4/oa/access_token', async (request, reply) => {
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const form = isForm ? request.body : {};
    const refresh = oauth.begin(String(form.refresh_token));
    chats.changed();
    return carryOut(deps, { method: 'refresh', request, reply, payload: form }, () =>
      oauth.renew(form, request.headers.secret_key, refresh),
    ).finally(() => oauth.end());
  });

  const api = (method: Method, run: (body: Fields) => Fields | Promise<Fields>) => {
    return (request: FastifyRequest, reply: FastifyReply) => {
      const payload = (request.isMultipart() ? {} : (request.body ?? {})) as Fields;
      return carryOut(deps, { method, request, reply, payload }, async () => {
        reply.header('x-ratelimit-remain', String(requestsLeft(deps)));
        if (requestsLeft(deps) < 0) throw new Refusal(-32, 'Your application reached its limit of requests per minute');
        oauth.check(request.headers.access_token);
        return { error: 0, message: 'Success', data: await run(payload) };
      });
    };
  };
  const upload = (kind: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    const part = request.isMultipart() ? await request.file() : undefined;
    const file = part && { name: part.filename, bytes: await part.toBuffer() };
    return api('upload', () => {
      if (!file || part?.fieldname !== 'file') throw new Refusal(-201, 'Params is invalid: file');
      checkUpload(kind, file);
      const id = `upload-${uploads.size}`;
      uploads.set(id, { kind, ...file, at: now() });
      return kind === 'image' ? { attachment_id: id } : { token: id };
    })(request, reply);
  };
  const uploaded = (kind: string, id: unknown): Upload => {
    const file = uploads.get(String(id));
    if (file?.kind !== kind || now() - file.at > WEEK) throw new Refusal(-201, `Params is invalid: ${kind}`);
    return file;
  };
  const send = (message: Partial<SentMessage> & { to: string }): string => {
    chats.checkDay();
    const id = chats.newId();
    const empty = { text: '', buttons: [], photos: [], files: [], asksContact: false, isPaid: false };
    chats.add({ ...empty, id, at: now(), ...message });
    return id;
  };

  app.post('/api/v2.0/oa/upload/image', upload('image'));
  app.post('/api/v2.0/oa/upload/file', upload('file'));
  app.post(
    '/api/v3.0/oa/message/cs',
    api('cs', ({ recipient, message }) => {
      const { chat, isPaid } = chats.open((recipient as Fields | undefined)?.user_id);
      const content = contentOf((message ?? {}) as Fields, uploaded);
      return { message_id: send({ to: chat.id, isPaid, ...content }), user_id: chat.id };
    }),
  );
  app.post(
    '/api/v3.0/oa/message/template',
    api('template', (body) => {
      const { byUserId, template } = checkTemplate(templates, body);
      if (!byUserId) throw new Refusal(-249, 'Template is not supported for UID');
      const chat = chats.chat(String(body.user_id));
      if (chat.lastActAt === undefined) throw new Refusal(-201, 'Params is invalid: user_id');
      const id = send({ to: chat.id, template, isPaid: true });
      deps.receipts.arrived(chat.id, { id });
      return { message_id: id, user_id: chat.id };
    }),
  );
  app.post(
    '/zbs/message/template',
    api('zbs', (body) => {
      const { phone, trackingId } = checkPhone(body);
      const { template } = checkTemplate(templates, body);
      const isTrial = body.mode === 'development';
      if (isNight(now())) throw new Refusal(-133, 'Not allowed to send ZBS template at this time');
      const id = send({ to: phone, template: { ...template, trackingId }, isPaid: !isTrial });
      const sent = chats.sent.length;
      deps.receipts.arrived(phone, { id, trackingId });
      return { msg_id: id, sent_time: String(now()), quota: { dailyQuota: '500', remainingQuota: String(500 - sent) } };
    }),
  );
  app.post(
    '/api/v3.0/oa/quota/message',
    api('quota', ({ user_id: userId }) => {
      const chat = chats.chat(String(userId));
      return { last_interaction: String(chat.lastActAt ?? 0), cs_reply: chats.freeLeft(chat) };
    }),
  );
  app.get(
    '/api/v2.0/oa/getoa',
    api('getoa', () => ({ oa_id: oaId, name: 'Phường thử', is_verified: true, package_name: 'Nâng cao' })),
  );
  app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const file = files.get(request.params.id);
    const fault = deps.faults.take('download');
    if (fault && (await misbehaveBefore(fault, reply))) return reply;
    if (!file) return reply.code(404).send('gone');
    return reply.type(file.type).send(file.bytes);
  });
}

function contentOf(message: Fields, uploaded: (kind: string, id: unknown) => Upload): Partial<SentMessage> {
  const { text, attachment } = message;
  if (attachment === undefined) return { text: checkText(text) };
  const { type, payload = {} } = attachment as { type?: unknown; payload?: Fields };
  if (type === 'file') {
    const { name, bytes } = uploaded('file', payload.token);
    return { files: [{ name, bytes }] };
  }
  if (type !== 'template') throw new Refusal(-233, 'Message type is not supported');
  switch (payload.template_type) {
    case undefined:
    case 'button':
      return { text: checkText(text), buttons: checkButtons(payload.buttons) };
    case 'media': {
      const element = oneElement(payload);
      if (element.media_type !== 'image') throw new Refusal(-201, 'Params is invalid: media_type');
      return {
        photos: [uploaded('image', element.attachment_id).bytes],
        text: text === undefined ? '' : checkText(text),
      };
    }
    case 'request_user_info':
      return { text: checkContact(oneElement(payload)), asksContact: true };
    default:
      throw new Refusal(-233, 'Message type is not supported');
  }
}

/** Of the minute that is running; below zero: too many. */
function requestsLeft({ calls, perMinute, now }: ApiDeps): number {
  return perMinute - calls.filter(({ at }) => now() - at < 60_000).length;
}

interface Carried {
  method: Method;
  request: FastifyRequest;
  reply: FastifyReply;
  payload: Fields;
}

async function carryOut(
  { faults, calls, now }: ApiDeps,
  { method, request, reply, payload }: Carried,
  run: () => Fields | Promise<Fields>,
): Promise<FastifyReply> {
  calls.push({ method, payload, headers: request.headers, at: now() });
  const fault = faults.take(method);
  if (fault && (await misbehaveBefore(fault, reply))) return reply;
  let answer: Fields;
  try {
    answer = await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = error.body();
  }
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
  if (fault?.kind === 'drop') return drop(reply);
  return reply.send(answer);
}

/** @returns whether the call ends here, not carried out. */
async function misbehaveBefore(fault: Fault, reply: FastifyReply): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      return false;
    case 'drop':
      if (fault.when === 'before') drop(reply);
      return fault.when === 'before';
    case 'error':
      reply.send({ error: fault.code, message: fault.message ?? 'refused' });
      return true;
    case 'html': {
      const status = fault.status ?? 502;
      if (fault.retryAfter !== undefined) reply.header('retry-after', String(fault.retryAfter));
      reply.code(status).type('text/html').send(`<html><body><h1>${status}</h1><hr>nginx</body></html>`);
      return true;
    }
  }
}

function drop(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
