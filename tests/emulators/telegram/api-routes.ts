import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, Faults } from './faults.ts';
import { type Bot, type Call, METHODS } from './methods.ts';
import { type PaceRule, tooMany } from './pace-rule.ts';
import { Refusal } from './refusal.ts';

/** A call of the Bot API, for assertions. */
export interface LoggedCall {
  method: string;
  payload: Record<string, unknown>;
  chat: number | undefined;
  /** When it arrived and was answered, in milliseconds since the epoch. */
  at: number;
  answeredAt?: number;
  /** `accepted`: it was carried out, whether or not the answer arrived. */
  outcome: 'running' | 'accepted' | 'refused' | 'dropped' | 'failed';
  /** The answer's status. */
  code?: number;
}

export interface ApiDeps {
  token: string;
  bot: Bot;
  faults: Faults;
  pace: PaceRule | undefined;
  calls: LoggedCall[];
}

const SENDS = new Set(['sendMessage', 'sendPhoto', 'sendDocument', 'sendMediaGroup']);
const JSON_FIELDS = ['reply_markup', 'media', 'link_preview_options', 'allowed_updates'];

/** The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export async function apiRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  await app.register(multipart, { limits: { fileSize: 60 * 1024 * 1024, files: 20 } });

  app.all<{ Params: { token: string; method: string } }>('/bot:token/:method', async (request, reply) => {
    if (request.params.token !== deps.token) return refuse(reply, new Refusal(401, 'Unauthorized'));
    return answer(deps, request, reply);
  });

  app.get<{ Params: { token: string; '*': string } }>('/file/bot:token/*', async (request, reply) => {
    const { token, '*': path } = request.params;
    const log = logCall(deps, 'download', { path });
    const fault = deps.faults.take('download', undefined);
    if (fault && (await misbehave(fault, reply, log))) return reply;
    const file = token === deps.token ? deps.bot.files.byPath(path) : undefined;
    if (!file) return refuse(reply, new Refusal(404, 'Not Found'), log);
    finish(log, 'accepted', 200);
    return reply.type('application/octet-stream').send(file.bytes);
  });
}

async function answer(
  { bot, faults, pace, calls }: ApiDeps,
  request: FastifyRequest<{ Params: { method: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { method } = request.params;
  const at = Date.now();
  const { payload, uploads } = await readCall(request);
  const chat = payload.chat_id === undefined ? undefined : Number(payload.chat_id);
  const log = logCall({ calls }, method, payload, { at, chat });
  const fault = faults.take(method, chat);
  if (fault && (await misbehave(fault, reply, log))) return reply;
  try {
    const run = METHODS[method];
    if (!run) throw new Refusal(404, 'Not Found');
    if (chat !== undefined && SENDS.has(method)) pace?.accept(chat, at);
    const call: Call = { payload, uploads, at, onClose: (leave) => reply.raw.once('close', leave) };
    const result = await run(bot, call);
    finish(log, 'accepted', 200);
    if (fault?.kind === 'drop') return drop(reply);
    return reply.send({ ok: true, result });
  } catch (error) {
    if (error instanceof Refusal) return refuse(reply, error, log);
    throw error;
  }
}

/** @returns whether the call ends here, not carried out. */
async function misbehave(fault: Fault, reply: FastifyReply, log: LoggedCall): Promise<boolean> {
  if (fault.kind === 'slow') {
    // Carried out late, whether or not anybody still waits; but nothing is kept alive for it.
    await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
    return false;
  }
  if (fault.kind === 'drop') {
    if (fault.when === 'after') return false;
    finish(log, 'dropped');
    drop(reply);
    return true;
  }
  if (fault.kind === 'html') {
    const status = fault.status ?? 502;
    finish(log, 'failed', status);
    reply.code(status).type('text/html').send(`<html><body><h1>${status}</h1><hr>nginx</body></html>`);
    return true;
  }
  if (fault.kind === 'throttle') refuse(reply, tooMany(fault.retryAfter), log);
  else {
    const parameters = fault.migrateTo === undefined ? undefined : { migrate_to_chat_id: fault.migrateTo };
    refuse(reply, new Refusal(fault.code, fault.description, parameters), log);
  }
  return true;
}

function refuse(reply: FastifyReply, refusal: Refusal, log?: LoggedCall): FastifyReply {
  if (log) finish(log, 'refused', refusal.code);
  return reply.code(refusal.code).send(refusal.body());
}

function drop(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

function finish(log: LoggedCall, outcome: LoggedCall['outcome'], code?: number): void {
  log.outcome = outcome;
  log.answeredAt = Date.now();
  if (code !== undefined) log.code = code;
}

function logCall(
  { calls }: Pick<ApiDeps, 'calls'>,
  method: string,
  payload: Record<string, unknown>,
  { at = Date.now(), chat }: { at?: number; chat?: number } = {},
): LoggedCall {
  const log: LoggedCall = { method, payload, chat, at, outcome: 'running' };
  calls.push(log);
  return log;
}

async function readCall(request: FastifyRequest): Promise<Pick<Call, 'payload' | 'uploads'>> {
  const uploads = new Map<string, { name: string; bytes: Buffer }>();
  if (!request.isMultipart())
    return { payload: { ...(request.query as object), ...(request.body as object | undefined) }, uploads };
  const payload: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') uploads.set(part.fieldname, { name: part.filename, bytes: await part.toBuffer() });
    else payload[part.fieldname] = fieldValue(part.fieldname, part.value);
  }
  return { payload, uploads };
}

function fieldValue(name: string, value: unknown): unknown {
  return JSON_FIELDS.includes(name) && typeof value === 'string' ? JSON.parse(value) : value;
}
