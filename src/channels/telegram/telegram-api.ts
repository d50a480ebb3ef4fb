import { HttpsProxyAgent } from 'https-proxy-agent';
import { Telegram, TelegramError } from 'telegraf';
import type { Telegram as ApiMethods, Opts } from 'telegraf/types';
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { SendError } from '../send-error.ts';
import type { TelegramConfig } from './config.ts';
import { sendErrorOf } from './send-error-of.ts';

export interface TelegramApi {
  /** One call of the Bot API; throws only `SendError`. `timeoutMs` is 20 s unless told. */
  call<Method extends keyof ApiMethods>(
    method: Method,
    payload: Opts<Method>,
    options?: { signal?: AbortSignal; timeoutMs?: number },
  ): Promise<ReturnType<ApiMethods[Method]>>;
  /** Opens a file by the path that `getFile` gave. Its address holds the token: never log or store it. */
  open(filePath: string, signal: AbortSignal): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
}

/**
 * Called for every message and every pressed button, with JSON only: these go through undici, at a quarter of the processor time
 * of telegraf's node-fetch. Everything else, uploads included, goes through telegraf's client.
 */
const HOT_METHODS: ReadonlySet<string> = new Set(['sendMessage', 'answerCallbackQuery']);

type CallOptions = Parameters<Telegram['callApi']>[2];

const CALL_TIMEOUT_MS = 20_000;

export function telegramApi(config: Pick<TelegramConfig, 'token' | 'apiRoot' | 'proxyUrl'>): TelegramApi {
  const token = config.token.reveal();
  const proxyUrl = config.proxyUrl?.reveal();
  const { origin, pathname } = new URL(config.apiRoot);
  const telegraf = new Telegram(token, {
    apiRoot: config.apiRoot,
    // An answer to a webhook's request would tell neither success nor failure.
    webhookReply: false,
    ...(proxyUrl ? { agent: new HttpsProxyAgent(proxyUrl, { keepAlive: true }) } : {}),
  });
  const sockets = { connections: 64, connect: { timeout: 10_000 }, keepAliveTimeout: 30_000 };
  const dispatcher = proxyUrl ? new ProxyAgent({ ...sockets, uri: proxyUrl }) : new Pool(origin, sockets);

  /**
   * Below undici's `request`, whose stream for the answer costs as much as sending the question: an answer is half a kilobyte.
   * Rejects only with `SendError`.
   */
  function callHot(method: string, payload: unknown, timeoutMs: number, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      dispatcher.dispatch(
        {
          origin,
          path: `${pathname}bot${token}/${method}`,
          method: 'POST',
          headers: JSON_HEADERS,
          body: JSON.stringify(payload),
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        },
        new HotCall({ resolve, reject, signal }),
      );
    });
  }

  /** telegraf has no time-out but one of 500 seconds. */
  async function callTelegraf<Method extends keyof ApiMethods>(
    method: Method,
    payload: Opts<Method>,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<ReturnType<ApiMethods[Method]>> {
    const deadline = AbortSignal.timeout(timeoutMs);
    // telegraf's types name the signal of a polyfill.
    const options = { signal: signal ? AbortSignal.any([signal, deadline]) : deadline } as CallOptions;
    try {
      return await telegraf.callApi(method, payload, options);
    } catch (error) {
      // node-fetch does not say who aborted it.
      throw sendErrorOf(deadline.aborted && !signal?.aborted ? deadline.reason : error);
    }
  }

  return {
    call: <Method extends keyof ApiMethods>(
      method: Method,
      payload: Opts<Method>,
      { signal, timeoutMs = CALL_TIMEOUT_MS }: { signal?: AbortSignal; timeoutMs?: number } = {},
    ) =>
      HOT_METHODS.has(method)
        ? (callHot(method, payload, timeoutMs, signal) as Promise<ReturnType<ApiMethods[Method]>>)
        : callTelegraf(method, payload, timeoutMs, signal),
    open: async (filePath, signal) => {
      try {
        return await dispatcher.request({
          origin,
          path: `${pathname}file/bot${token}/${filePath}`,
          method: 'GET',
          signal,
        });
      } catch (error) {
        throw sendErrorOf(error);
      }
    },
    close: () => dispatcher.close(),
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' };

interface Settles {
  resolve(result: unknown): void;
  reject(error: SendError): void;
  signal: AbortSignal | undefined;
}

/** One call on its way. A class, and not functions in a literal: those would be made anew for every message. */
class HotCall implements Dispatcher.DispatchHandler {
  readonly #settles: Settles;
  #controller: Dispatcher.DispatchController | undefined;
  #calls: Set<HotCall> | undefined;
  #status = 0;
  #body: Buffer | undefined;

  constructor(settles: Settles) {
    this.#settles = settles;
  }

  abort(reason: Error): void {
    this.#controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    const { signal } = this.#settles;
    if (signal?.aborted) this.abort(signal.reason);
    else if (signal) this.#calls = callsUnder(signal).add(this);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body = this.#body ? Buffer.concat([this.#body, chunk]) : chunk;
  }

  onResponseEnd(): void {
    this.#calls?.delete(this);
    try {
      this.#settles.resolve(resultOf(this.#status, this.#body?.toString() ?? ''));
    } catch (error) {
      this.#settles.reject(sendErrorOf(error));
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#calls?.delete(this);
    this.#settles.reject(sendErrorOf(error));
  }
}

const bySignal = new WeakMap<AbortSignal, Set<HotCall>>();

/** Calls that a signal gives up. All that begin together share one, and listening to it costs half as much as the call. */
function callsUnder(signal: AbortSignal): Set<HotCall> {
  const known = bySignal.get(signal);
  if (known) return known;
  const calls = new Set<HotCall>();
  bySignal.set(signal, calls);
  signal.addEventListener('abort', () => {
    for (const call of calls) call.abort(signal.reason);
  });
  return calls;
}

function resultOf(status: number, body: string): unknown {
  const answer = jsonOf(body);
  if (answer?.ok === true) return answer.result;
  if (typeof answer?.error_code === 'number')
    throw new TelegramError(answer as ConstructorParameters<typeof TelegramError>[0]);
  // A proxy or a broken gateway answers in HTML: its status is worth no more than "not delivered".
  throw new SendError('connection_failed', {
    code: String(status),
    message: `something between us and Telegram answered ${status}, and not in JSON`,
  });
}

function jsonOf(body: string): { ok?: unknown; result?: unknown; error_code?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
