import { type Environment, isLoopback } from '../../platform/environment.ts';
import type { Secret } from '../../platform/secret.ts';

/** How the bot of Botpress Cloud is reached. */
export interface BotpressConfig {
  /** Of the bot's Chat integration: the last part of its address. */
  webhookId: string;
  /** Signs who speaks ("shared key"): set in the Chat integration, too. */
  encryptionKey: Secret;
  /** Comes with each signal. */
  webhookSecret: Secret;
  /** Without a slash at its end. */
  apiRoot: string;
}

const SECRETS = ['BOTPRESS_ENCRYPTION_KEY', 'BOTPRESS_WEBHOOK_SECRET'] as const;
const ALL = ['BOTPRESS_WEBHOOK_ID', ...SECRETS] as const;

/** The `BOTPRESS_…` part of the environment; undefined while `BOTPRESS_WEBHOOK_ID` is unset: nothing is asked outside. */
export function parseBotpressConfig(environment: Environment): BotpressConfig | undefined {
  const isSet = (name: string) => environment.text(name) !== undefined;
  const webhookId = environment.text('BOTPRESS_WEBHOOK_ID');
  const [encryptionKey, webhookSecret] = SECRETS.map((name) =>
    environment.secret(name, { pattern: /^[\x21-\x7e]{16,}$/, is: 'at least 16 letters, digits and signs, no blanks' }),
  );
  const root = environment.url('BOTPRESS_API_ROOT', ['https:', 'http:']);
  if (root && root.protocol === 'http:' && !isLoopback(root.hostname))
    environment.mistake('BOTPRESS_API_ROOT must begin with https:// (http only for this machine).');
  const isId = webhookId === undefined || /^[A-Za-z0-9-]{8,64}$/.test(webhookId);
  if (!isId)
    environment.mistake(
      'BOTPRESS_WEBHOOK_ID must be the last part of the Chat integration’s address: letters, digits and dashes.',
    );
  if (ALL.some(isSet) || isSet('BOTPRESS_API_ROOT'))
    for (const name of ALL)
      if (!isSet(name)) environment.mistake(`${name} is missing: Botpress needs ${ALL.join(', ')}.`);
  if (!isId || !webhookId || !encryptionKey || !webhookSecret) return undefined;
  const apiRoot = (root?.href ?? 'https://chat.botpress.cloud').replace(/\/+$/, '');
  return { webhookId, encryptionKey, webhookSecret, apiRoot };
}
