import type { Environment } from '../../platform/environment.ts';
import type { Secret } from '../../platform/secret.ts';

export interface ZaloBotConfig {
  token: Secret;
  /** Ends with a slash. A setting, because two hosts are known and reports differ on which one delivers. */
  apiRoot: string;
  mode: 'polling' | 'webhook';
  /** Always there in webhook mode. */
  webhookSecret?: Secret;
  /** Messages a second for the account; 0: no limit, for benchmarks. What Zalo allows is not published. */
  pace: number;
}

/** The `ZALO_BOT_…` part of the environment; undefined while `ZALO_BOT_TOKEN` is unset: the channel is off. */
export function parseZaloBotConfig(environment: Environment): ZaloBotConfig | undefined {
  const token = environment.secret('ZALO_BOT_TOKEN', {
    pattern: /^\d+:[\w-]+$/,
    is: 'a token as Zalo Bot Creator gives it, digits, a colon and letters',
  });
  const apiRoot =
    environment.url('ZALO_BOT_API_ROOT', ['https:', 'http:']) ?? new URL('https://bot-api.zaloplatforms.com/');
  if (!apiRoot.pathname.endsWith('/')) apiRoot.pathname += '/';
  const mode = environment.choice('ZALO_BOT_MODE', ['polling', 'webhook']) ?? 'polling';
  const webhookSecret = environment.secret('ZALO_BOT_WEBHOOK_SECRET', {
    pattern: /^[A-Za-z0-9_-]{8,256}$/,
    is: '8 to 256 letters, digits, _ and -',
  });
  const pace = environment.integer('ZALO_BOT_PACE', { min: 0, max: 1000 }) ?? 5;

  // Without PUBLIC_URL nothing is registered with Zalo, but the route works: somebody else tells it our address.
  if (token && mode === 'webhook' && !environment.text('ZALO_BOT_WEBHOOK_SECRET'))
    environment.mistake('ZALO_BOT_MODE=webhook needs ZALO_BOT_WEBHOOK_SECRET.');
  if (!token) return undefined;
  return { token, apiRoot: apiRoot.href, mode, webhookSecret, pace };
}
