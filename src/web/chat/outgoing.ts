import type { WebMessage } from '../../channels/web/web-chat-schema.ts';

/** Something that the person sent and that is not yet seen to be stored. */
export type Outgoing = {
  clientId: string;
  /** ISO 8601, by this phone's clock. */
  at: string;
  /** `stored` is kept only until it comes back with the messages. */
  state: 'waiting' | 'stored' | 'refused';
  /** Why it was refused, in words. */
  words?: string;
  /** What is shown: the text, the caption, or what the pressed button said. */
  shown: string;
} & (
  | { kind: 'message'; message: WebMessage }
  /** The picture itself is in the photo box. */
  | { kind: 'photo'; album?: string }
);

const KEPT_AS = 'nghe-dan.outgoing';
const DRAFT_AS = 'nghe-dan.draft';

/** What waits survives a reload, a flat battery and a tunnel. A browser that keeps nothing keeps it for this visit only. */
export interface Kept {
  readQueue(): Outgoing[];
  writeQueue(queue: readonly Outgoing[]): void;
  readDraft(): string;
  writeDraft(text: string): void;
}

export function keptIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Kept {
  const read = (key: string): string | null => {
    try {
      return storage.getItem(key);
    } catch {
      return null;
    }
  };
  const write = (key: string, value: string) => {
    try {
      if (value === '') storage.removeItem(key);
      else storage.setItem(key, value);
    } catch {
      // Full or forbidden.
    }
  };
  return {
    readQueue: () => parseQueue(read(KEPT_AS)),
    writeQueue: (queue) => {
      const left = queue.filter(({ state }) => state !== 'stored');
      write(KEPT_AS, left.length > 0 ? JSON.stringify(left) : '');
    },
    readDraft: () => read(DRAFT_AS) ?? '',
    writeDraft: (text) => write(DRAFT_AS, text),
  };
}

function parseQueue(text: string | null): Outgoing[] {
  try {
    const queue: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(queue) ? queue : [];
  } catch {
    return [];
  }
}
