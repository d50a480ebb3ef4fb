import { type Logger as Pino, pino } from 'pino';

/**
 * JSON lines on standard output. Log ids, kinds and counts; never a token, an address, a phone number, a name or a text of a
 * person. Errors of libraries may carry URLs with tokens in them: log `errorFields(error)`, not the error. What every message says
 * asks `isLevelEnabled` first: fields that nobody reads cost as much as some of its work.
 */
export type Logger = Pick<Pino, 'debug' | 'info' | 'warn' | 'error' | 'isLevelEnabled'> & {
  child(fields: Record<string, unknown>): Logger;
};

export function openLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['token', 'password', 'authorization', 'cookie', '*.token', '*.password'], censor: '[redacted]' },
  }) as unknown as Logger;
}

export const silentLogger: Logger = openLogger('silent');

/** What may be said of an error: its class, code and redacted message and stack. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'not an Error' };
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: redactSecrets(error.message),
    stack: redactSecrets(error.stack ?? '')
      .split('\n')
      .slice(1, 8)
      .join('\n'),
  };
}

/** Bot tokens (`123456:AA…`, also percent-encoded), credentials in addresses, long digit runs (phones), and mail addresses. */
export function redactSecrets(text: string): string {
  return text
    .replace(/\d{5,}(?::|%3A|&#58;)[\w-]{10,}/gi, '[token]')
    .replace(/\/\/[^\s/@:]+:[^\s/@]+@/g, '//[redacted]@')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '[mail]')
    .replace(/(?<![\w-])\+?\d[\d .]{7,}\d(?![\w-])/g, '[number]');
}
