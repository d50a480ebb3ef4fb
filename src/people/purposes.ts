import type { Purpose } from '../../flows/effects.ts';

/**
 * What a consent can be for; each is asked for and withdrawn by itself (Luật 91/2025/QH15). `reports`: to receive and pass on what
 * people report, without which nothing is kept. `announcements`: news of the ward. `follow_up`: one question some weeks later.
 * `assistant`: that questions go, redacted, to a machine abroad.
 */
export const PURPOSES = ['reports', 'announcements', 'follow_up', 'assistant'] as const satisfies readonly Purpose[];

export type { Purpose };
