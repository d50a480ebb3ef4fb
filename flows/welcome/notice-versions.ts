import { CONSENT_TEXT_VERSION } from './words.ts';

/** A text that people agreed to. */
export interface NoticeVersion {
  version: string;
  /** Whether who agreed to it need not be asked again: later texts asked for nothing more than it did. */
  holds: boolean;
  /** What changed with it. */
  change: string;
}

/** All texts that were ever agreed to, the oldest first: a change of the text is a line here. */
export const NOTICE_VERSIONS: readonly NoticeVersion[] = [
  { version: '2026-11-23', holds: true, change: 'the first one' },
  { version: CONSENT_TEXT_VERSION, holds: true, change: 'says how long, and names the rights in the first message' },
];

/** Versions whose consent holds no more: whoever gave it is asked again before anything else of theirs is taken in. */
export function outdatedNotices(versions: readonly NoticeVersion[] = NOTICE_VERSIONS): string[] {
  return versions.filter(({ holds }) => !holds).map(({ version }) => version);
}
