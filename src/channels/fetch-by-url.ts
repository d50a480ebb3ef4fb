import { isIP } from 'node:net';
import type { Dispatcher } from 'undici';
import { MOST_MEGABYTES } from '../messages/media-reason.ts';
import { bytesUpTo } from './bytes-up-to.ts';
import type { FileRef } from './channel.ts';
import { downloadError, fileGone, fileTooLarge, typeOfDownload } from './download.ts';
import type { SendError } from './send-error.ts';

/** As much as is kept of anybody; the platforms that name files by an address tell no limit of theirs. */
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

const DOWNLOAD_TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 3;

export interface FetchByUrlDeps {
  /** Asks for an address and follows no redirect. Throws only `SendError`. */
  open(url: URL, signal: AbortSignal): Promise<Dispatcher.ResponseData>;
  /** What a download is that breaks off. */
  errorOf(error: unknown): SendError;
  /** Of the API: an emulator's files are on this machine, as it is. */
  ownOrigin: string;
}

/**
 * The bytes of a file, by the address that its update gave. What comes by a platform is trusted no further than that: no update makes
 * us read what is inside our own network.
 * @throws SendError `message_invalid` where it is gone or too large, else why it cannot be had now.
 */
export async function fetchByUrl(
  { open, errorOf, ownOrigin }: FetchByUrlDeps,
  file: FileRef,
  signal: AbortSignal,
): Promise<{ bytes: Buffer; contentType?: string }> {
  if ((file.bytes ?? 0) > MOST_BYTES) throw fileTooLarge(MOST_BYTES);
  const stop = AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  let url = mayBeAsked(file.id, ownOrigin);
  for (let redirects = 0; ; redirects += 1) {
    const response = await open(url, stop);
    if (response.statusCode === 200) {
      const bytes = await bytesUpTo(response.body, MOST_BYTES).catch((error: unknown) => {
        throw errorOf(error);
      });
      if (!bytes) throw fileTooLarge(MOST_BYTES);
      return { bytes, ...typeOfDownload(response.headers['content-type']) };
    }
    await response.body.dump();
    const { location } = response.headers;
    const isMoved = [301, 302, 303, 307, 308].includes(response.statusCode) && typeof location === 'string';
    if (!isMoved) throw downloadError(response.statusCode);
    if (redirects >= MOST_REDIRECTS || !URL.canParse(location, url)) throw fileGone('the download leads nowhere');
    url = mayBeAsked(new URL(location, url).href, ownOrigin);
  }
}

/** Files are at https addresses with a name of the internet. */
function mayBeAsked(text: string, ownOrigin: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.origin === ownOrigin) return url;
  const host = url?.hostname.replace(/^\[|\]$|\.$/g, '') ?? '';
  const isNamed = isIP(host) === 0 && host.includes('.') && !/\.(local|internal|localhost)$/i.test(host);
  if (url?.protocol !== 'https:' || !isNamed) throw fileGone('the address of the file is none of the internet');
  return url;
}
