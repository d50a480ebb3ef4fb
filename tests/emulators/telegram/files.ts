import { createHash } from 'node:crypto';
import { badRequest } from './refusal.ts';

export interface StoredFile {
  id: string;
  uniqueId: string;
  path: string;
  bytes: Buffer;
}

/** What `getFile` hands out at most. */
const MOST_DOWNLOAD = 20 * 1024 * 1024;

/** Files of people and of the bot, by the id that Telegram gives them. */
export class Files {
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();

  add(bytes: Buffer, { folder, extension }: { folder: string; extension: string }): StoredFile {
    const number = this.#byId.size;
    const uniqueId = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
    const file = {
      id: `AgACAgUAAx${uniqueId}${number}`,
      uniqueId,
      path: `${folder}/file_${number}.${extension}`,
      bytes,
    };
    this.#byId.set(file.id, file);
    this.#byPath.set(file.path, file);
    return file;
  }

  byId(id: string): StoredFile | undefined {
    return this.#byId.get(id);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }

  /** The path for a download, as `getFile` gives it. */
  forDownload(id: unknown): StoredFile {
    const file = this.#byId.get(String(id));
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > MOST_DOWNLOAD) throw badRequest('file is too big');
    return file;
  }

  /** Telegram forgets files: the path is given no more. */
  forget(id: string): void {
    const file = this.#byId.get(id);
    if (file) this.#byPath.delete(file.path);
    this.#byId.delete(id);
  }
}
