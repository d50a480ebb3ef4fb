import { bytesUpTo } from '../bytes-up-to.ts';
import type { FileRef } from '../channel.ts';
import { downloadError, fileGone, fileTooLarge, typeOfDownload } from '../download.ts';
import { SendError } from '../send-error.ts';
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
  if ((file.bytes ?? 0) > MOST_BYTES) throw fileTooLarge(MOST_BYTES);
  const { file_path: filePath } = await api.call('getFile', { file_id: file.id }, { signal });
  if (!filePath) throw fileGone('Telegram gives no path for the file');
  // A Bot API server run with --local names files on its own disk. Ours may be another machine's.
  if (filePath.startsWith('/')) throw fileGone('the Bot API server runs with --local and serves no downloads');
  const deadline = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
  const response = await api.open(filePath, AbortSignal.any([signal, deadline]));
  if (response.statusCode !== 200) {
    await response.body.dump();
    throw statusError(response.statusCode);
  }
  const bytes = await limitedBytes(response.body);
  return { bytes, ...typeOfDownload(response.headers['content-type']) };
}

async function limitedBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const bytes = await bytesUpTo(body, MOST_BYTES).catch((error: unknown) => {
    throw sendErrorOf(error);
  });
  if (!bytes) throw fileTooLarge(MOST_BYTES);
  return bytes;
}

function statusError(status: number): SendError {
  if (status === 401) return new SendError('unauthorised', { code: '401', message: 'Telegram refuses the bot token' });
  return downloadError(status);
}
