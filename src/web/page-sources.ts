import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The pages, each a folder here with an `index.html`. */
const PAGES = ['moderator', 'chat', 'public', 'map-card'];

/** Beside the built pages: what they were built from. */
export const STAMP = '.sources';

/** Those that there are, with their `index.html`. */
export function pageEntries(): Record<string, string> {
  const entries = PAGES.map((page) => [page, path.join(import.meta.dirname, page, 'index.html')] as const);
  return Object.fromEntries(entries.filter(([, file]) => existsSync(file)));
}

/** A digest of everything that the pages are built from: their folders, the wire shapes of all slices, and the packages. */
export function sourcesDigest(): string {
  const hash = createHash('sha256');
  const files = (readdirSync(path.join(ROOT, 'src'), { recursive: true }) as string[])
    .map((name) => path.join('src', name).replaceAll(path.sep, '/'))
    .filter((name) => name.startsWith('src/web/') || name.endsWith('-schema.ts'))
    .filter((name) => /\.\w+$/.test(name))
    .sort();
  // Packages are pinned to exact versions in it.
  for (const name of [...files, 'package.json']) {
    hash.update(`${name}\0`);
    hash.update(readFileSync(path.join(ROOT, name)));
  }
  return hash.digest('hex');
}
