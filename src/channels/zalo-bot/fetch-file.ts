import { isIP } from 'node:net';
import { MOST_MEGABYTES } from '../../messages/media-reason.ts';
import { isLoopback } from '../../platform/environment.ts';
import { bytesUpTo } from '../bytes-up-to.ts';
import type { FileRef } from '../channel.ts';
import { FILE_TOO_LARGE, SendError } from '../send-error.ts';
import { connectionError } from './send-error-of.ts';
import type { ZaloBotApi } from './zalo-bot-api.ts';

/** No limit of Zalo's is known: ours. */
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

const DOWNLOAD_TIMEOUT_MS = 60_000;

const MOST_REDIRECTS = 3;

/**
 * The bytes of a file, by the temporary address that its update gave.
 * @param options.allowLocal whether it may be on this machine: an emulator's files are.
 * @throws SendError `message_invalid` where it is gone or too large, else why it cannot be had now.
 */
export async function fetchFile(
  api: Pick<ZaloBotApi, 'open'>,
  file: FileRef,
  { signal, allowLocal }: { signal: AbortSignal; allowLocal: boolean },
): Promise<{ bytes: Buffer; contentType?: string }> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  let url = new URL(file.id);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!allowLocal && !isPublic(url)) throw gone('the file is not at a public https address');
    const response = await api.open(url, stop);
    const { location } = response.headers;
    if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === 'string') {
      await response.body.dump();
      if (!URL.canParse(location, url)) break;
      url = new URL(location, url);
      continue;
    }
    if (response.statusCode !== 200) {
      await response.body.dump();
      throw statusError(response.statusCode);
    }
    const bytes = await bytesUpTo(response.body, MOST_BYTES).catch((error: unknown) => {
      throw connectionError(error);
    });
    if (!bytes)
      throw new SendError('message_invalid', {
        code: FILE_TOO_LARGE,
        message: `it is larger than ${MOST_BYTES} bytes`,
      });
    const type = String(response.headers['content-type'] ?? '')
      .split(';')[0]!
      .trim();
    return { bytes, ...(type === '' || type === 'application/octet-stream' ? {} : { contentType: type }) };
  }
  throw gone('the file is sent elsewhere again and again');
}

/** What comes by the platform is trusted no further than that: no update makes us read what is inside our own network. */
function isPublic({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && !isLoopback(hostname) && isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
}

function statusError(status: number): SendError {
  if (status === 429) return new SendError('throttled', { code: '429', message: 'too many downloads' });
  if (status >= 500) return new SendError('connection_failed', { code: String(status), message: 'download failed' });
  return gone(`the download answers ${status}`, String(status));
}

/** Addresses of pictures live for a time that nobody tells. */
function gone(message: string, code?: string): SendError {
  return new SendError('message_invalid', { message, code });
}
