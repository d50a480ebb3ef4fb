import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, Faults } from './faults.ts';
import { type Bot, METHODS, NO_RESULT } from './methods.ts';
import { Refusal } from './refusal.ts';

/** A call of the Bot API, for assertions. */
export interface LoggedCall {
  method: string;
  payload: Record<string, unknown>;
  /** When it arrived and was answered, in milliseconds since the epoch. */
  at: number;
  answeredAt?: number;
  /** `accepted`: it was carried out, whether or not the answer arrived. */
  outcome: 'running' | 'accepted' | 'refused' | 'dropped' | 'failed';
}

export interface ApiDeps {
  token: string;
  bot: Bot;
  faults: Faults;
  calls: LoggedCall[];
  /** Both are seen: the matching HTTP status, or 200 with `ok: false`. */
  refusalStatus: 'matching' | 'always_200';
  /** Pictures and voices of people, by their path. */
  files: ReadonlyMap<string, { bytes: Buffer; type: string }>;
}

/** The Bot API over HTTP, `/bot<token>/<method>`, and the files of people. */
export function apiRoutes(app: FastifyInstance, deps: ApiDeps): void {
  app.all<{ Params: { token: string; method: string } }>('/bot:token/:method', async (request, reply) => {
    if (request.params.token !== deps.token) return refuse(deps, reply, new Refusal(401, 'Unauthorized'));
    return answer(deps, request, reply);
  });
  app.get<{ Params: { '*': string } }>('/files/*', async (request, reply) => {
    const file = deps.files.get(request.params['*']);
    return file ? reply.type(file.type).send(file.bytes) : reply.code(404).send();
  });
}

async function answer(
  deps: ApiDeps,
  request: FastifyRequest<{ Params: { method: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { method } = request.params;
  const payload = { ...(request.query as object), ...(request.body as object | undefined) };
  const log: LoggedCall = { method, payload, at: Date.now(), outcome: 'running' };
  deps.calls.push(log);
  const fault = deps.faults.take(method);
  if (fault && misbehaveBefore(fault, { deps, request, reply, log })) return reply;
  try {
    const run = METHODS[method];
    if (!run) throw new Refusal(404, 'Not Found');
    const result = await run(deps.bot, payload);
    finish(log, 'accepted');
    if (fault?.kind === 'drop') return drop(reply);
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
    if (fault?.kind === 'answer') return reply.send(fault.body);
    return reply.send(result === NO_RESULT ? { ok: true } : { ok: true, result });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    finish(log, 'refused');
    return refuse(deps, reply, error);
  }
}

interface Context {
  deps: ApiDeps;
  request: FastifyRequest;
  reply: FastifyReply;
  log: LoggedCall;
}

/** @returns whether the call ends here, not carried out. */
function misbehaveBefore(fault: Fault, { deps, request, reply, log }: Context): boolean {
  if (fault.kind === 'refuse') {
    finish(log, 'refused');
    refuse(deps, reply, new Refusal(fault.code, fault.description));
    return true;
  }
  if (fault.kind === 'html') {
    const status = fault.status ?? 502;
    finish(log, 'failed');
    const page = `<html><body><h1>${status}</h1><p>${request.url.replace(':', '%3A')}</p><hr>nginx</body></html>`;
    reply.code(status).type('text/html').send(page);
    return true;
  }
  if (fault.kind === 'drop' && fault.when === 'before') {
    finish(log, 'dropped');
    drop(reply);
    return true;
  }
  return false;
}

function refuse({ refusalStatus }: ApiDeps, reply: FastifyReply, { code, description }: Refusal): FastifyReply {
  return reply
    .code(refusalStatus === 'matching' ? code : 200)
    .send({ ok: false, description, error_code: refusalStatus === 'matching' ? code : String(code) });
}

function drop(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

function finish(log: LoggedCall, outcome: LoggedCall['outcome']): void {
  log.outcome = outcome;
  log.answeredAt = Date.now();
}
