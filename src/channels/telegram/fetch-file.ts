import { bytesUpTo } from '../bytes-up-to.ts';
import type { FileRef } from '../channel.ts';
import { FILE_TOO_LARGE, SendError } from '../send-error.ts';
import { sendErrorOf } from './send-error-of.ts';
import type { TelegramApi } from './telegram-api.ts';

/** The Bot API hands out no larger files. */
const MOST_BYTES = 20 * 1024 * 1024;

const DOWNLOAD_TIMEOUT_MS = 60_000;

/**
 * The bytes of a file that an update named.
 * @throws SendError `message_invalid` where it is gone or too large, else why it cannot be had now.
 */
export async function fetchFile(
  api: Pick<TelegramApi, 'call' | 'open'>,
  file: FileRef,
  signal: AbortSignal,
): Promise<{ bytes: Buffer; contentType?: string }> {
  if ((file.bytes ?? 0) > MOST_BYTES) throw tooLarge();
  const { file_path: filePath } = await api.call('getFile', { file_id: file.id }, { signal });
  if (!filePath) throw gone('Telegram gives no path for the file');
  // A Bot API server run with --local names files on its own disk. Ours may be another machine's.
  if (filePath.startsWith('/')) throw gone('the Bot API server runs with --local and serves no downloads');
  const deadline = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
  const response = await api.open(filePath, AbortSignal.any([signal, deadline]));
  if (response.statusCode !== 200) {
    await response.body.dump();
    throw statusError(response.statusCode);
  }
  const bytes = await limitedBytes(response.body);
  return { bytes, ...typeOf(response.headers['content-type']) };
}

async function limitedBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const bytes = await bytesUpTo(body, MOST_BYTES).catch((error: unknown) => {
    throw sendErrorOf(error);
  });
  if (!bytes) throw tooLarge();
  return bytes;
}

function statusError(status: number): SendError {
  if (status === 401) return new SendError('unauthorised', { code: '401', message: 'Telegram refuses the bot token' });
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

/** Telegram itself says `application/octet-stream` for everything, which tells nothing. */
function typeOf(header: string | string[] | undefined): { contentType?: string } {
  const type = typeof header === 'string' ? header.split(';')[0]!.trim() : '';
  return type === '' || type === 'application/octet-stream' ? {} : { contentType: type };
}
