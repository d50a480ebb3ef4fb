import { Agent, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { ZaloBotConfig } from './config.ts';
import { connectionError, pageError, refusalError } from './send-error-of.ts';

/**
 * What each method answers; anything may be missing. A message that was accepted must not fail, and go out again, because its
 * answer looks different one day.
 */
const RESULTS = {
  /** One update, not a list. Reading consumes it: it is kept as it came, whatever it is. */
  getUpdates: z.unknown(),
  sendMessage: z.object({ message_id: z.string().optional() }).catch({}),
  sendPhoto: z.object({ message_id: z.string().optional() }).catch({}),
  /** Answers a bare `{"ok":true}`. */
  sendChatAction: z.unknown(),
  setWebhook: z
    .object({
      verification: z
        .object({ ok: z.boolean().optional(), outcome: z.string().optional(), status_code: z.number().optional() })
        .optional(),
    })
    .catch({}),
  deleteWebhook: z.unknown(),
} as const;

type Method = keyof typeof RESULTS;

/** Says nothing, whatever is beside it. */
const NO_CODE = '0';

/** Success may carry `error_code: 0`, and a code may be a string. */
const ANSWER = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().catch(''),
  error_code: z.union([z.string(), z.number()]).transform(String).catch(NO_CODE),
});

export interface ZaloBotApi {
  /** One call of the Bot API; throws only `SendError`. */
  call<Name extends Method>(
    method: Name,
    payload: Record<string, unknown>,
    options?: { signal?: AbortSignal; timeoutMs?: number },
  ): Promise<z.output<(typeof RESULTS)[Name]>>;
  /** Opens a file of a person by the address that its update gave. Follows no redirect. Throws only `SendError`. */
  open(url: URL, signal: AbortSignal): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
}

const CALL_TIMEOUT_MS = 20_000;

/** The token stands in the path of every call: neither the path nor what the HTTP client says of it leaves this function. */
export function zaloBotApi(
  { token: secret, apiRoot }: Pick<ZaloBotConfig, 'token' | 'apiRoot'>,
  { callTimeoutMs = CALL_TIMEOUT_MS }: { callTimeoutMs?: number } = {},
): ZaloBotApi {
  const token = secret.reveal();
  const { origin, pathname } = new URL(apiRoot);
  const dispatcher = new Agent({ connections: 32, connect: { timeout: 10_000 }, keepAliveTimeout: 30_000 });

  async function post(method: Method, payload: unknown, { signal, timeoutMs }: Required<Waiting>) {
    try {
      const response = await dispatcher.request({
        origin,
        path: `${pathname}bot${token}/${method}`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal,
      });
      return { status: response.statusCode, body: await response.body.text() };
    } catch (error) {
      throw connectionError(error);
    }
  }

  return {
    call: async (method, payload, { signal, timeoutMs = callTimeoutMs } = {}) => {
      const deadline = AbortSignal.timeout(timeoutMs);
      const { status, body } = await post(method, payload, {
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        timeoutMs,
      });
      const answer = ANSWER.safeParse(jsonOf(body)).data;
      // A gateway answers in HTML.
      if (!answer) throw pageError(status);
      // The same failure is seen with HTTP 200 and with the matching status: only `ok` counts.
      if (!answer.ok) {
        const { error_code: code, description } = answer;
        throw refusalError(code === NO_CODE || code === '' ? String(status) : code, description, token);
      }
      return RESULTS[method].parse(answer.result) as z.output<(typeof RESULTS)[typeof method]>;
    },
    open: async (url, signal) => {
      try {
        return await dispatcher.request({ origin: url.origin, path: url.pathname + url.search, method: 'GET', signal });
      } catch (error) {
        throw connectionError(error);
      }
    },
    close: () => dispatcher.close(),
  };
}

interface Waiting {
  signal?: AbortSignal;
  timeoutMs?: number;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
