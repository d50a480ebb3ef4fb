import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { effectHandlers } from '../src/conversations/effects/effect-handlers.ts';
import { factLoaders } from '../src/conversations/facts/fact-loaders.ts';

/**
 * Whatever is registered is tested: a channel, an effect, a fact or a job that nobody wrote a test for fails here. (Flows have
 * their own loop in `flows/transcripts.test.ts`: each needs a transcript.)
 */

const root = path.resolve(import.meta.dirname, '..');
const tests = filesBelow('tests').filter((file) => /\.test\.ts$/.test(file));
const words = new Map(tests.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));

describe('every channel passes the contract', () => {
  const channels = readdirSync(path.join(root, 'src/channels'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  test('there are channels', () => {
    expect(channels.length).toBeGreaterThan(1);
  });

  test.each(channels)('%s', (channel) => {
    const called = new RegExp(`channelContract\\(\\s*'${channel}'`);
    expect([...words].filter(([file, text]) => file.startsWith('tests/channels/') && called.test(text))).not.toEqual(
      [],
    );
  });
});

describe('every effect and every fact is tried on a real database', () => {
  test.each([...Object.keys(effectHandlers), ...Object.keys(factLoaders)])('%s', (name) => {
    expect(mentionedIn(name, 'tests/').filter((file) => /\.(db|e2e)\.test\.ts$/.test(file))).not.toEqual([]);
  });
});

describe('every job is run by a test', () => {
  const jobs = filesBelow('src')
    .filter((file) => /-jobs\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return [...text.matchAll(/^const [A-Z_]+ = '([a-z]+(?:-[a-z]+)+)';/gm)].map((match) => match[1]!);
    });

  test('there are jobs', () => {
    expect(jobs.length).toBeGreaterThan(2);
  });

  test.each(jobs)('%s', (job) => {
    expect(mentionedIn(job, 'tests/')).not.toEqual([]);
  });
});

test('every slice of src has tests of its own', () => {
  const slices = readdirSync(path.join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(slices.filter((slice) => !existsSync(path.join(root, 'tests', slice)))).toEqual([]);
});

function mentionedIn(word: string, folder: string): string[] {
  return tests.filter(
    (file) => file.startsWith(folder) && file !== 'tests/registry.test.ts' && words.get(file)!.includes(word),
  );
}

function filesBelow(folder: string): string[] {
  return (readdirSync(path.join(root, folder), { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.ts') && !file.includes('prisma-client') && !file.includes('node_modules'));
}
