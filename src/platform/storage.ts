import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Where the bytes of pictures and documents lie. Keys are paths of letters, digits, `-`, `_`, `.` and `/`. */
export interface Storage {
  /** Replaces what is there. When it resolves, the bytes survive a power cut; a reader never sees half of them. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** @throws Error (flydrive's `E_CANNOT_READ_FILE`) where there is no such key. */
  get(key: string): Promise<Buffer>;
  /** Removes it; fine where it is gone already. */
  remove(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
}

/** @param place a folder of this machine, or a disk of flydrive, such as `openS3Disk` gives. */
export function openStorage(place: { folder: string } | { disk: Disk }): Storage {
  const disk = 'disk' in place ? place.disk : new Disk(new FolderDriver(path.resolve(place.folder)));
  return {
    put: (key, bytes, contentType) => disk.put(key, bytes, { contentType }),
    get: async (key) => Buffer.from(await disk.getBytes(key)),
    remove: (key) => disk.delete(key),
    exists: (key) => disk.exists(key),
  };
}

const DRAFTS = '.drafts';

/** flydrive's own folder driver writes in place and syncs nothing: a crash would leave half a picture under its final name. */
class FolderDriver extends FSDriver {
  readonly #folder: string;

  constructor(folder: string) {
    super({ location: folder, visibility: 'private' });
    this.#folder = folder;
    removeAbandonedDrafts(path.join(folder, DRAFTS));
  }

  override async put(key: string, contents: string | Uint8Array): Promise<void> {
    const target = path.join(this.#folder, key);
    const draft = path.join(this.#folder, DRAFTS, randomUUID());
    await fsp.mkdir(path.dirname(draft), { recursive: true, mode: 0o700 });
    const isNewFolder = (await fsp.mkdir(path.dirname(target), { recursive: true, mode: 0o700 })) !== undefined;
    try {
      const file = await fsp.open(draft, 'wx', 0o600);
      try {
        await file.writeFile(contents);
        await file.sync();
      } finally {
        await file.close();
      }
      await fsp.rename(draft, target);
    } catch (error) {
      await fsp.rm(draft, { force: true });
      throw error;
    }
    await syncFolders(path.dirname(target), isNewFolder ? path.dirname(this.#folder) : path.dirname(target));
  }
}

/** What a crash left behind may be a photo that its sender took back since. An hour: another process may be writing now. */
function removeAbandonedDrafts(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    const written = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written < Date.now() - 3_600_000) fs.rmSync(file, { force: true });
  }
}

/** A new name is on the disk only when its folder is, up to `last` included. Windows cannot open folders and needs no such step. */
async function syncFolders(first: string, last: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (let folder = first; ; folder = path.dirname(folder)) {
    const handle = await fsp.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (folder === last || folder === path.dirname(folder)) return;
  }
}
