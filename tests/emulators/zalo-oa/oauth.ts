import { randomBytes } from 'node:crypto';
import { Refusal } from './refusal.ts';

export interface OauthSettings {
  appId: string;
  appSecret: string;
  /** How long an access token lives; Zalo: 90,000. */
  accessSeconds: number;
  now(): number;
}

/** A use of a refresh token, for assertions. */
export interface Refresh {
  token: string;
  outcome: 'running' | 'renewed' | 'refused';
  at: number;
}

/** Tokens of one account: a refresh token works once, and an old one is dead at once. */
export class Oauth {
  readonly #settings: OauthSettings;
  readonly #access = new Map<string, number>();
  #refresh: string;
  readonly refreshes: Refresh[] = [];
  /** Refreshes that were under way at the same time, at most. */
  mostAtOnce = 0;
  #running = 0;

  constructor(settings: OauthSettings) {
    this.#settings = settings;
    this.#refresh = newToken('refresh');
  }

  /** An administrator of the OA consents in the browser. @returns the refresh token; those of before are dead. */
  consent(): string {
    this.#refresh = newToken('refresh');
    return this.#refresh;
  }

  /** The one that works. */
  get refreshToken(): string {
    return this.#refresh;
  }

  get accessTokens(): string[] {
    return [...this.#access.keys()];
  }

  begin(token: string): Refresh {
    this.#running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#running);
    const refresh: Refresh = { token, outcome: 'running', at: this.#settings.now() };
    this.refreshes.push(refresh);
    return refresh;
  }

  end(): void {
    this.#running -= 1;
  }

  /** @returns the answer. @throws Refusal. */
  renew(form: Record<string, unknown>, secret: unknown, refresh: Refresh): Record<string, string> {
    refresh.outcome = 'refused';
    const { appId, appSecret, accessSeconds, now } = this.#settings;
    if (form.app_id !== appId || secret !== appSecret) throw new Refusal(-14002, 'Invalid app id or secret key.');
    if (form.grant_type !== 'refresh_token') throw new Refusal(-14003, 'Invalid parameter.');
    if (form.refresh_token !== this.#refresh) throw new Refusal(-14014, 'Invalid refresh token.');
    refresh.outcome = 'renewed';
    this.#refresh = newToken('refresh');
    const access = newToken('access');
    this.#access.set(access, now() + accessSeconds * 1000);
    return { access_token: access, refresh_token: this.#refresh, expires_in: String(accessSeconds) };
  }

  /** @throws Refusal -216 where the token is wrong or over. */
  check(access: unknown): void {
    const until = typeof access === 'string' ? this.#access.get(access) : undefined;
    if (until === undefined || until <= this.#settings.now()) throw new Refusal(-216, 'Access token is invalid');
  }

  /** As when somebody takes the app's access away. */
  revokeAccess(): void {
    this.#access.clear();
  }
}

function newToken(kind: string): string {
  return `${kind}_${randomBytes(24).toString('base64url')}`;
}
