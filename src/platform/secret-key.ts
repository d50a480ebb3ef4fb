import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Secret } from './secret.ts';

/**
 * The 32 bytes of `SECRET_KEY`, or of the key that this installation made for itself in `dataDir/secret.key`. Losing them
 * makes every stored address unreadable, so the file is complete and on the disk before its bytes are used.
 * @throws Error when the file is damaged: making a new key would orphan what the old one encrypted.
 */
export function loadSecretKey({ configured, dataDir }: { configured?: Secret; dataDir: string }): Buffer {
  if (configured) return Buffer.from(configured.reveal(), 'base64');
  const file = path.join(dataDir, 'secret.key');
  if (!fs.existsSync(file)) makeOnce(file);
  const key = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== 32)
    throw new Error(`${file} is damaged: put back the copy of it from your backup, or set SECRET_KEY.`);
  return key;
}

/** A link, unlike a rename, fails where the file is there already: of two starts at once the first one's key stays. */
function makeOnce(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    fs.writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
    fs.linkSync(draft, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** A new name is on the disk only when its folder is. Windows cannot open folders and needs no such step. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
