import { FILE_TOO_LARGE, SendError } from './send-error.ts';

/** What every download of a person's file makes of what can happen to it. */

export function fileTooLarge(mostBytes: number): SendError {
  return new SendError('message_invalid', {
    code: FILE_TOO_LARGE,
    message: `the file is larger than ${mostBytes} bytes`,
  });
}

/** Files and their addresses live for a time that nobody tells. */
export function fileGone(message: string, code?: string): SendError {
  return new SendError('message_invalid', { message, code });
}

/** Of an answer that is none of 200. */
export function downloadError(status: number): SendError {
  if (status === 429) return new SendError('throttled', { code: '429', message: 'too many downloads' });
  if (status >= 500) return new SendError('connection_failed', { code: String(status), message: 'download failed' });
  return fileGone(`the download answers ${status}`, String(status));
}

/** `application/octet-stream`, which Telegram says of everything, tells nothing. */
export function typeOfDownload(header: string | string[] | undefined): { contentType?: string } {
  const type = typeof header === 'string' ? header.split(';')[0]!.trim() : '';
  return type === '' || type === 'application/octet-stream' ? {} : { contentType: type };
}
