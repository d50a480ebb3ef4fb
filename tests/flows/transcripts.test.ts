import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { catalogue } from '../../flows/index.ts';
import { type Passed, playTranscript, type Transcript } from './play-transcript.ts';
import { CADRE_ROWS, ROWS } from './rows.ts';

const folder = path.resolve(import.meta.dirname, '../transcripts');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const passed = new Map<string, Passed>();

describe('conversations go as they are written', () => {
  test.each(files)('%s', (file) => {
    const played = playTranscript(parse(readFileSync(path.join(folder, file), 'utf8')) as Transcript);
    passed.set(file, played);
    if (played.difference !== undefined)
      throw new Error(`${played.difference}\n\nThe conversation as it went:\n${played.log.join('\n')}`);
  });
});

describe('every part of every flow is in a conversation', () => {
  const steps = () => new Set([...passed.values()].flatMap((one) => [...one.steps]));
  const effects = () => new Set([...passed.values()].flatMap((one) => [...one.effects]));
  const all = [...catalogue.flows.values()].flatMap((flow) =>
    [...flow.steps.keys()].map((step) => `${flow.id}.${step}`),
  );

  test('every step of every flow is passed; write a transcript for those that are named here', () => {
    expect(all.filter((step) => !steps().has(step))).toEqual([]);
  });

  test('every effect that flows can decide on is produced; write a transcript for those that are named here', () => {
    const source = readFileSync(path.resolve(import.meta.dirname, '../../flows/effects.ts'), 'utf8');
    const names = [...source.matchAll(/^ {2}(\w+): \{ args:/gm)].map((match) => match[1]!);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !effects().has(name))).toEqual([]);
  });

  const nameOf = (row: string) => `${row[0]!.toLowerCase()}${row.slice(1).padStart(2, '0')}`;

  test.each(Object.entries({ ...ROWS, ...CADRE_ROWS }))('%s has a conversation: %s', (row) => {
    const name = `${nameOf(row)}-`;
    expect(files.filter((file) => file.startsWith(name))).not.toEqual([]);
  });

  test('a conversation that is named after a row is named after one of the table', () => {
    const others = new Set(['r03', 'r07', 'r26', 'r42', 'r43', 'r47', 'r52', 'r54']);
    const rows = new Set([...Object.keys({ ...ROWS, ...CADRE_ROWS }).map(nameOf), ...others]);
    const named = files.filter((file) => /^[rcd]\d+-/.test(file));
    expect(named.filter((file) => !rows.has(file.slice(0, file.indexOf('-'))))).toEqual([]);
  });

  test('there are at least 25 conversations', () => {
    expect(files.length).toBeGreaterThanOrEqual(25);
  });
});
