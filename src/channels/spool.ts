import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../platform/clock.ts';
import type { Encryption } from '../platform/encryption.ts';
import { errorFields, type Logger } from '../platform/logger.ts';

/**
 * What was read from a platform that gives it only once, until it is committed: files of `DATA_DIR/spool`, one a poll, encrypted
 * as addresses are, for they hold people's words. Several processes may share the folder; what two of them store is stored once.
 */
export interface Spool {
  /** On the disk, and synced, when it resolves; where the disk fails it is kept in memory and that is logged. */
  keep(raw: readonly unknown[]): Promise<void>;
  /** All that is kept, oldest first. */
  waiting(): Promise<Spooled[]>;
  /** Committed: it is kept no more. */
  remove(spooled: Spooled): Promise<void>;
}

export interface Spooled {
  name: string;
  raw: unknown[];
}

export interface SpoolDeps {
  /** Of one account. */
  folder: string;
  encryption: Pick<Encryption, 'encrypt' | 'decrypt'>;
  clock: Pick<Clock, 'real'>;
  logger: Logger;
}

const ENDING = '.update';

export function openSpool({ folder, encryption, clock, logger }: SpoolDeps): Spool {
  /** What the disk would not take. */
  const inMemory = new Map<string, unknown[]>();
  let count = 0;

  function nextName(): string {
    count += 1;
    const order = [clock.real().getTime(), count].map((number) => String(number).padStart(14, '0')).join('-');
    return `${order}-${randomBytes(4).toString('hex')}${ENDING}`;
  }

  async function names(): Promise<string[]> {
    try {
      return await readdir(folder);
    } catch (error) {
      // Nothing was kept yet.
      if (!isMissing(error)) logger.error(errorFields(error), 'the spool cannot be read: what is in it waits');
      return [];
    }
  }

  async function read(name: string): Promise<Spooled | undefined> {
    let bytes: Buffer;
    try {
      bytes = await readFile(path.join(folder, name));
    } catch (error) {
      // Another process has committed it. A disk that fails keeps nobody's next message waiting.
      if (!isMissing(error)) logger.error({ file: name, ...errorFields(error) }, 'a spooled update cannot be read now');
      return undefined;
    }
    try {
      return { name, raw: JSON.parse(encryption.decrypt(bytes)) };
    } catch (error) {
      // Nobody's messages wait behind what nobody can read; it stays for an operator who finds the key.
      logger.error({ file: name, ...errorFields(error) }, 'a spooled update cannot be read, is the key another one?');
      await rename(path.join(folder, name), path.join(folder, `${name}.unreadable`));
      return undefined;
    }
  }

  return {
    keep: async (raw) => {
      const name = nextName();
      try {
        await writeSynced(folder, name, encryption.encrypt(JSON.stringify(raw)));
      } catch (error) {
        inMemory.set(name, [...raw]);
        logger.error(
          errorFields(error),
          'an update cannot be spooled: it is lost if the process ends before its commit',
        );
      }
    },
    waiting: async () => {
      const onDisk = (await names()).filter((name) => name.endsWith(ENDING));
      const found: Spooled[] = [];
      for (const name of [...onDisk, ...inMemory.keys()].sort()) {
        const kept = inMemory.get(name);
        const spooled = kept ? { name, raw: kept } : await read(name);
        if (spooled) found.push(spooled);
      }
      return found;
    },
    remove: async ({ name }) => {
      if (!inMemory.delete(name)) await rm(path.join(folder, name), { force: true });
    },
  };
}

/** Whole or not at all: the name appears when the bytes are on the disk. */
async function writeSynced(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = path.join(folder, `${name}.draft`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path.join(folder, name));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
