import { type Catalogue, overriding } from '../../engine/index.ts';
import type { Database } from '../../platform/database.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import { usableOverrides } from './usable-overrides.ts';
import { wordOverrides } from './word-override-store.ts';

/** The kind of the live change: every process makes its talks anew, every page its list. */
export const WORDS_CHANGED = 'words';

/** A read that failed is tried again after this, in milliseconds. */
const AGAIN_MS = 1_000;

export interface KeptTalks {
  /** The talks as they are to be held now. A turn takes it once and ends with it. */
  now(): Catalogue;
  /** Sentences were changed: they are read anew, once however often this is called meanwhile. Resolves when it is done or has failed. */
  refresh(): Promise<void>;
  close(): void;
}

/**
 * The talks with the office's own wordings, made once and kept until a change is announced: a turn asks for them without any query.
 * While the database does not answer they stay as they were.
 */
export async function keepTalks({
  database,
  catalogue,
  logger,
}: {
  database: Pick<Database, '$queryRaw'>;
  /** As the files have it. */
  catalogue: Catalogue;
  logger: Logger;
}): Promise<KeptTalks> {
  let present = await read();
  let running: Promise<void> | undefined;
  let wanted = false;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function read(): Promise<Catalogue> {
    return overriding(catalogue, usableOverrides(catalogue, await wordOverrides(database)));
  }

  async function run(): Promise<void> {
    try {
      while (wanted && !closed) {
        wanted = false;
        present = await read();
      }
    } catch (error) {
      logger.warn(errorFields(error), 'the changed words could not be read: the earlier ones go on');
      if (!closed) timer = setTimeout(() => void refresh(), AGAIN_MS).unref();
    } finally {
      running = undefined;
    }
  }

  function refresh(): Promise<void> {
    clearTimeout(timer);
    wanted = true;
    running ??= run();
    return running;
  }

  return {
    now: () => present,
    refresh,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
