import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { takeProcessLock } from '../platform/process-lock.ts';
import { STAMP, sourcesDigest } from './page-sources.ts';

/** Where the built pages lie: `<page>/index.html` and `assets/`. */
export const PAGES_FOLDER = path.resolve(import.meta.dirname, '../../dist/web');

const LOCK_RETRY_MS = 200;

/**
 * Builds the pages where they are older than their sources; a second call takes a few milliseconds. It is done in a process of
 * its own, so that the server's memory stays free of the builder. Safe to call from several processes at once.
 * @returns whether it had to build.
 * @throws Error with what the builder says.
 */
export async function buildPagesIfStale(): Promise<boolean> {
  if (isFresh()) return false;
  const release = await takeLock();
  try {
    // Another process may have built them meanwhile.
    if (isFresh()) return false;
    await build();
    return true;
  } finally {
    release();
  }
}

function isFresh(): boolean {
  const stamp = path.join(PAGES_FOLDER, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest();
}

async function takeLock(): Promise<() => void> {
  const folder = path.dirname(PAGES_FOLDER);
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      return takeProcessLock(path.join(folder, '.building'));
    } catch {
      await sleep(LOCK_RETRY_MS);
    }
  }
}

/** Beside the old pages, and then in their place: whoever serves them meanwhile never sees half of them. */
async function build(): Promise<void> {
  const draft = mkdtempSync(path.join(path.dirname(PAGES_FOLDER), '.web-'));
  try {
    const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
    const config = path.join(import.meta.dirname, 'vite.config.ts');
    const args = ['build', import.meta.dirname, '--config', config, '--outDir', draft, '--emptyOutDir'];
    await promisify(execFile)(process.execPath, [vite, ...args, '--logLevel', 'error'], {
      maxBuffer: 16 * 1024 * 1024,
      // Nothing of the server's own environment: with NODE_ENV=test, say, the pages would get React's development half.
      env: { NODE_ENV: 'production' },
    });
    rmSync(PAGES_FOLDER, { recursive: true, force: true });
    renameSync(draft, PAGES_FOLDER);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
