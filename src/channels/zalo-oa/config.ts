import type { Environment } from '../../platform/environment.ts';
import type { Secret } from '../../platform/secret.ts';

export interface ZaloOaConfig {
  /** Of the app that the Official Account has let in; no secret. */
  appId: string;
  /** Shows the OAuth server that we are this app. */
  appSecret: Secret;
  /** Signs the webhooks: shown when the app is linked to the Official Account, and not the app's secret. */
  secretKey: Secret;
  /** Of the last consent. Used once; the pairs that follow it are in the database. */
  refreshToken: Secret;
  /** Each ends with a slash. */
  apiRoot: string;
  oauthRoot: string;
  zbsRoot: string;
  mode: 'webhook';
  /** Messages a second for the account; 0: no limit, for benchmarks. */
  pace: number;
}

const SECRETS = ['ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET_KEY', 'ZALO_OA_REFRESH_TOKEN'] as const;

/** The `ZALO_OA_…` part of the environment; undefined while `ZALO_OA_APP_ID` is unset: the channel is off. */
export function parseZaloOaConfig(environment: Environment): ZaloOaConfig | undefined {
  const isSet = (name: string) => environment.text(name) !== undefined;
  const appId = environment.text('ZALO_OA_APP_ID');
  const [appSecret, secretKey, refreshToken] = SECRETS.map((name) =>
    // They go into headers and forms as they are.
    environment.secret(name, { pattern: /^[\x21-\x7e]+$/, is: 'letters, digits and signs without blanks' }),
  );
  const apiRoot = root(environment, 'ZALO_OA_API_ROOT', 'https://openapi.zalo.me/');
  const oauthRoot = root(environment, 'ZALO_OA_OAUTH_ROOT', 'https://oauth.zaloapp.com/');
  const zbsRoot = root(environment, 'ZALO_OA_ZBS_ROOT', 'https://business.openapi.zalo.me/');
  const pace = environment.integer('ZALO_OA_PACE', { min: 0, max: 1000 }) ?? 30;

  if (appId !== undefined && !/^\d{5,25}$/.test(appId))
    environment.mistake('ZALO_OA_APP_ID must be the number of the app, digits only.');
  if (appId !== undefined)
    for (const name of SECRETS) if (!isSet(name)) environment.mistake(`ZALO_OA_APP_ID needs ${name}.`);
  if (appId === undefined)
    for (const name of SECRETS) if (isSet(name)) environment.mistake(`${name} needs ZALO_OA_APP_ID.`);
  if (!appId || !appSecret || !secretKey || !refreshToken) return undefined;
  return { appId, appSecret, secretKey, refreshToken, apiRoot, oauthRoot, zbsRoot, mode: 'webhook', pace };
}

function root(environment: Environment, name: string, usual: string): string {
  const url = environment.url(name, ['https:', 'http:']) ?? new URL(usual);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}
