import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { AppError, type AppErrorCode } from './app-error.ts';
import { newId } from './ids.ts';
import { isUnavailable } from './is-unavailable.ts';
import { isUnstorable } from './is-unstorable.ts';
import { errorFields, type Logger } from './logger.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the server begins to close: what never ends by itself ends then. */
    closing: AbortSignal;
  }
}

export interface HttpOptions {
  logger: Logger;
  /** Addresses of proxies whose `x-forwarded-…` headers count. */
  trustProxy: readonly string[];
  /** Template of the map tiles, where they come from elsewhere. */
  mapTilesUrl?: string;
}

/** Photos have routes with a larger limit of their own. */
const BODY_LIMIT = 1024 * 1024;

/** How long answers that are under way may take once the server closes. */
const LAST_ANSWERS_MS = 3_000;

/**
 * The web server without routes: security headers, cookies, request ids, time-outs, zod schemas, and one place where errors
 * become answers. A route with schemas takes `app.withTypeProvider<ZodTypeProvider>()`. `request.log` carries the request's id, which is also in the header `x-request-id`.
 */
export function openHttp({ logger, trustProxy, mapTilesUrl }: HttpOptions): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: logger as unknown as FastifyBaseLogger,
    // Addresses of requests hold tokens; `onResponse` below logs the route instead.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    // A caller's own id is not taken over: it could hold anything.
    requestIdHeader: false,
    genReqId: newId,
    bodyLimit: BODY_LIMIT,
    // A photo over a slow line takes its time; a silent socket and slow headers (an attack) do not. Longer than the 60 s after
    // which proxies drop idle connections, so that a proxy never sends a request into one that we are closing.
    requestTimeout: 120_000,
    connectionTimeout: 130_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 15_000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // What the router itself refuses: an address with `%` and no code behind it, one that is too long.
    frameworkErrors: (error, request, reply) => {
      const { status, code, message } = describe(error);
      const answer: FastifyReply = reply;
      void answer
        .header('x-request-id', request.id)
        .code(status)
        .send(errorBody(request, code, message));
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const closing = new AbortController();
  app.decorate('closing', closing.signal);
  app.addHook('preClose', async () => {
    closing.abort();
    // Node counts a connection that never sent a request as busy and would wait for it a minute long.
    setTimeout(() => app.server.closeAllConnections(), LAST_ANSWERS_MS).unref();
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const fields = { method: request.method, route: request.routeOptions.url, status: reply.statusCode };
    request.log.debug({ ...fields, ms: Math.round(reply.elapsedTime) }, 'answered');
  });

  app.register(fastifyHelmet, securityHeaders(mapTilesUrl));
  app.register(fastifyCookie);
  app.setNotFoundHandler((request, reply) => {
    reply.code(404).send(errorBody(request, 'not_found', WORDS.not_found));
  });
  app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
    const { status, code, message, detail } = describe(error);
    if (status >= 500)
      request.log.error({ ...errorFields(error), route: request.routeOptions.url }, 'a request failed');
    reply.code(status).send(errorBody(request, code, message, detail));
  });
  return app;
}

/** What callers are told; pages show it as it is. */
const WORDS: Record<
  'invalid' | 'not_found' | 'too_large' | 'unsupported_type' | 'too_many_requests' | 'unavailable' | 'internal',
  string
> = {
  invalid: 'Dữ liệu gửi lên chưa đúng.',
  not_found: 'Không tìm thấy nội dung này.',
  too_large: 'Dữ liệu gửi lên quá lớn.',
  unsupported_type: 'Kiểu dữ liệu gửi lên không được hỗ trợ.',
  too_many_requests: 'Có quá nhiều yêu cầu. Xin thử lại sau ít phút.',
  unavailable: 'Hệ thống đang bận. Xin thử lại sau ít phút.',
  internal: 'Hệ thống đang gặp lỗi. Xin thử lại sau.',
};

const BY_STATUS: Record<number, Exclude<keyof typeof WORDS, 'internal'>> = {
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_type',
  429: 'too_many_requests',
};

interface Described {
  status: number;
  code: AppErrorCode | 'internal';
  message: string;
  detail?: unknown;
}

function describe(error: FastifyError | AppError): Described {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => issue.instancePath.replace(/^\//, '').replaceAll('/', '.'));
    return { status: 400, code: 'invalid', message: WORDS.invalid, detail: { fields: [...new Set(fields)] } };
  }
  if (isUnstorable(error)) return { status: 400, code: 'invalid', message: WORDS.invalid };
  if (isUnavailable(error)) return { status: 503, code: 'unavailable', message: WORDS.unavailable };
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return { status: 500, code: 'internal', message: WORDS.internal };
  const code = BY_STATUS[status] ?? 'invalid';
  return { status, code, message: WORDS[code] };
}

function errorBody(request: FastifyRequest, code: string, message: string, detail?: unknown) {
  return { error: { code, message, requestId: request.id, ...(detail === undefined ? {} : { detail }) } };
}

function securityHeaders(mapTilesUrl: string | undefined) {
  const tiles = mapTilesUrl ? [new URL(mapTilesUrl).origin] : [];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...tiles],
        // Mantine writes its colours into a <style> element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The town's other names are not ours to decide about.
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
  };
}
