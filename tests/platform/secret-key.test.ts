import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Secret } from '../../src/platform/secret.ts';
import { loadSecretKey } from '../../src/platform/secret-key.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'secret-key-')), 'made', 'here');
});
afterEach(() => rmSync(path.dirname(path.dirname(dataDir)), { recursive: true }));

test('a key is made once, for its owner alone, and is the same at every start', () => {
  const key = loadSecretKey({ dataDir });
  expect(key).toHaveLength(32);
  expect(loadSecretKey({ dataDir })).toEqual(key);
  expect(statSync(path.join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['secret.key']);
});

test('two installations have different keys', () => {
  expect(loadSecretKey({ dataDir })).not.toEqual(loadSecretKey({ dataDir: path.join(dataDir, 'other') }));
});

test('a configured key is used, and none is made', () => {
  const configured = new Secret(Buffer.alloc(32, 9).toString('base64'));
  expect(loadSecretKey({ configured, dataDir })).toEqual(Buffer.alloc(32, 9));
  expect(existsSync(dataDir)).toBe(false);
});

test('a damaged key is not replaced, for it would make what it encrypted unreadable', () => {
  loadSecretKey({ dataDir });
  const file = path.join(dataDir, 'secret.key');
  chmodSync(file, 0o600);
  writeFileSync(file, 'c2hvcnQ=');
  expect(() => loadSecretKey({ dataDir })).toThrow(/is damaged: put back the copy/);
  expect(readFileSync(file, 'utf8')).toBe('c2hvcnQ=');
});
