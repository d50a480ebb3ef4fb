import { isIP } from 'node:net';
import type { Dispatcher } from 'undici';
import { bytesUpTo } from '../bytes-up-to.ts';
import type { FileRef } from '../channel.ts';
import { FILE_TOO_LARGE, SendError } from '../send-error.ts';
import { sendErrorOf } from './send-error-of.ts';

/** As much as is kept of anybody (`src/messages/fetch-media.ts`). */
const MOST_BYTES = 20 * 1024 * 1024;

const DOWNLOAD_TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 3;

/**
 * The bytes behind the address that an event gave. The event was signed, and yet nothing within our own network is asked for.
 * @param ownOrigin of the API, which may be an emulator on this machine.
 * @throws SendError `message_invalid` where they are gone or too large, else why they cannot be had now.
 */
export async function fetchFile(
  dispatcher: Dispatcher,
  file: FileRef,
  { signal, ownOrigin }: { signal: AbortSignal; ownOrigin: string },
): Promise<{ bytes: Buffer; contentType?: string }> {
  if ((file.bytes ?? 0) > MOST_BYTES) throw tooLarge();
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  let url = publicUrl(file.id, ownOrigin);
  for (let redirects = 0; ; redirects += 1) {
    const response = await open(dispatcher, url, deadline);
    if (response.statusCode === 200) {
      const bytes = await limitedBytes(response.body);
      return { bytes, ...typeOf(response.headers['content-type']) };
    }
    await response.body.dump();
    const { location } = response.headers;
    if (![301, 302, 303, 307, 308].includes(response.statusCode) || typeof location !== 'string')
      throw statusError(response.statusCode);
    if (redirects >= MOST_REDIRECTS || !URL.canParse(location, url.href)) throw gone('the download leads nowhere');
    url = publicUrl(new URL(location, url).href, ownOrigin);
  }
}

async function open(dispatcher: Dispatcher, url: URL, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  try {
    signal.throwIfAborted();
    return await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      signal,
    });
  } catch (error) {
    throw sendErrorOf(error);
  }
}

/** Zalo's files are at https addresses with a name. */
function publicUrl(text: string, ownOrigin: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.origin === ownOrigin) return url;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  const isNamed = isIP(host) === 0 && host.includes('.') && !/\.(local|internal|localhost)$/i.test(host);
  if (url?.protocol !== 'https:' || !isNamed) throw gone('the address of the file is none of the internet');
  return url;
}

async function limitedBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const bytes = await bytesUpTo(body, MOST_BYTES).catch((error: unknown) => {
    throw sendErrorOf(error);
  });
  if (!bytes) throw tooLarge();
  return bytes;
}

function statusError(status: number): SendError {
  if (status === 429) return new SendError('throttled', { code: '429', message: 'too many downloads' });
  if (status >= 500) return new SendError('connection_failed', { code: String(status), message: 'download failed' });
  return gone(`the download answers ${status}`, String(status));
}

function tooLarge(): SendError {
  return new SendError('message_invalid', {
    code: FILE_TOO_LARGE,
    message: `the file is larger than ${MOST_BYTES} bytes`,
  });
}

function gone(message: string, code?: string): SendError {
  return new SendError('message_invalid', { message, code });
}

function typeOf(header: string | string[] | undefined): { contentType?: string } {
  const type = typeof header === 'string' ? header.split(';')[0]!.trim() : '';
  return type === '' || type === 'application/octet-stream' ? {} : { contentType: type };
}
