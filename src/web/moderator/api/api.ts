import type { z } from 'zod';
import { type Problem, problemKind, type Result } from './problem.ts';
import { noteServerTime } from './server-time.ts';

type Query = Record<string, string | number | undefined>;

/** The moderator API: every answer is checked against its wire shape, every failure is a value. */
export interface Api {
  get<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    query?: Query,
    signal?: AbortSignal,
  ): Promise<Result<z.output<Shape>>>;
  send<Shape extends z.ZodType>(
    shape: Shape,
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Result<z.output<Shape>>>;
  /** Sends the bytes of a file. */
  upload<Shape extends z.ZodType>(shape: Shape, path: string, file: Blob): Promise<Result<z.output<Shape>>>;
  /** Goes into the header `x-csrf-token` of every change from now on. */
  setCsrfToken(token: string | null): void;
  /** Called when the server says that nobody is signed in. */
  onSignedOut(listener: () => void): void;
}

/** A slow line gets its time; a dead one is said to be dead. */
const TIME_OUT_MS = 20_000;
/** Files over a slow line. */
const UPLOAD_TIME_OUT_MS = 120_000;

export function openApi(): Api {
  let csrfToken: string | null = null;
  let signedOut = () => {};

  async function call<Shape extends z.ZodType>(shape: Shape, url: string, request: RequestInit, timeOutMs?: number) {
    const result = await fetchJson(url, request, timeOutMs);
    if (!result.ok) {
      if (result.problem.kind === 'signed_out') signedOut();
      return result;
    }
    const parsed = shape.safeParse(result.value);
    if (parsed.success) return { ok: true as const, value: parsed.data };
    console.error('an answer of the server has not the agreed shape', url.split('?')[0], parsed.error.issues);
    return failed({ kind: 'unexpected', message: null, requestId: null });
  }

  return {
    get: (shape, path, query = {}, signal) => call(shape, withQuery(path, query), { signal }),
    send: (shape, method, path, body) =>
      call(shape, path, {
        method,
        headers: {
          ...(csrfToken ? { 'x-csrf-token': csrfToken } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        // Lets a change that was just made survive the closing of the page.
        keepalive: true,
      }),
    upload: (shape, path, file) =>
      call(
        shape,
        path,
        {
          method: 'POST',
          headers: { ...(csrfToken ? { 'x-csrf-token': csrfToken } : {}), 'content-type': file.type },
          body: file,
        },
        UPLOAD_TIME_OUT_MS,
      ),
    setCsrfToken: (token) => {
      csrfToken = token;
    },
    onSignedOut: (listener) => {
      signedOut = listener;
    },
  };
}

async function fetchJson(url: string, request: RequestInit, timeOutMs = TIME_OUT_MS): Promise<Result<unknown>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeOutMs);
  request.signal?.addEventListener('abort', () => stop.abort(), { once: true });
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...request, signal: stop.signal });
    noteServerTime(response.headers.get('date'));
    const text = await response.text();
    body = text === '' ? null : parseJson(text);
  } catch {
    return failed({ kind: 'offline', message: null, requestId: null });
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return { ok: true, value: body };
  const error = (body as { error?: { message?: unknown; requestId?: unknown } } | null)?.error;
  return failed({
    kind: problemKind(response.status),
    // Below 500 the server explains the case; above, its words say less than ours.
    message: response.status < 500 && typeof error?.message === 'string' ? error.message : null,
    requestId: typeof error?.requestId === 'string' ? error.requestId : null,
  });
}

/** Something between us and the server answered in its place: a proxy's page, a hotel's sign-in. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function failed(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}
