import type { Environment } from '../../platform/environment.ts';
import type { Secret } from '../../platform/secret.ts';

export interface TelegramConfig {
  token: Secret;
  /** Ends with a slash: telegraf drops a path prefix that does not. */
  apiRoot: string;
  mode: 'polling' | 'webhook';
  /** Always there in webhook mode. */
  webhookSecret?: Secret;
  /** An http proxy on the way to `apiRoot`; may hold a password. */
  proxyUrl?: Secret;
  /** Messages a second for the account; 0: no limit, for benchmarks. */
  pace: number;
}

/** The `TELEGRAM_…` part of the environment; undefined while `TELEGRAM_BOT_TOKEN` is unset: the channel is off. */
export function parseTelegramConfig(environment: Environment): TelegramConfig | undefined {
  const token = environment.secret('TELEGRAM_BOT_TOKEN', {
    pattern: /^\d+:[\w-]+$/,
    is: 'a token as @BotFather gives it, digits, a colon and letters',
  });
  const apiRoot = environment.url('TELEGRAM_API_ROOT', ['https:', 'http:']) ?? new URL('https://api.telegram.org/');
  if (!apiRoot.pathname.endsWith('/')) apiRoot.pathname += '/';
  const mode = environment.choice('TELEGRAM_MODE', ['polling', 'webhook']) ?? 'polling';
  const webhookSecret = environment.secret('TELEGRAM_WEBHOOK_SECRET', {
    pattern: /^[A-Za-z0-9_-]{1,256}$/,
    is: '1 to 256 letters, digits, _ and -',
  });
  const proxy = environment.url('TELEGRAM_PROXY_URL', ['http:', 'https:']);
  const proxyUrl = proxy && environment.secret('TELEGRAM_PROXY_URL');
  const pace = environment.integer('TELEGRAM_PACE', { min: 0, max: 1000 }) ?? 30;

  // telegraf drops its agent for a plain http root, and the proxy would be passed by in silence.
  if (proxy && apiRoot.protocol !== 'https:')
    environment.mistake('TELEGRAM_PROXY_URL works only with a TELEGRAM_API_ROOT that begins with https://.');
  // Without PUBLIC_URL nothing is registered with Telegram, but the route works: somebody else tells it our address.
  if (token && mode === 'webhook' && !environment.text('TELEGRAM_WEBHOOK_SECRET'))
    environment.mistake('TELEGRAM_MODE=webhook needs TELEGRAM_WEBHOOK_SECRET.');
  if (!token) return undefined;
  return { token, apiRoot: apiRoot.href, mode, webhookSecret, proxyUrl, pace };
}
