import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { loadSample } from '../../prisma/sample/load-sample.ts';
import { type AdminTask, type Shell, UsageError } from '../../src/commands/admin-task.ts';
import { createUserTask } from '../../src/commands/create-user.ts';
import { doctorTask } from '../../src/commands/doctor.ts';
import { importAreasTask, importBoundariesTask } from '../../src/commands/import-file.ts';
import { parseConfig } from '../../src/config.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;
let printed: string[];
const dataDir = mkdtempSync(path.join(tmpdir(), 'nghe-dan-admin-'));

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => {
  printed = [];
});
afterAll(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true });
});

/** Runs a task as the command line does, on this test's database. */
function run(task: AdminTask, args: string[], { file = '', input = '' } = {}): Promise<boolean> {
  const parsed = parseConfig({ DATABASE_URL: db.url, DATA_DIR: dataDir, PUBLIC_URL: 'https://nghe-dan.example' });
  if (!parsed.ok) throw new Error(parsed.mistakes.join());
  const shell: Shell = {
    config: parsed.config,
    print: (line) => printed.push(line),
    readFile: async () => file,
    readInput: async () => input,
  };
  return task.run(args, shell);
}

describe('doctor', () => {
  test('tells that an empty database has no wards', async () => {
    expect(await run(doctorTask, [])).toBe(false);
    expect(printed.join('\n')).toMatch(/WRONG database: .*holds no wards/);
    expect(printed.at(-1)).toMatch(/Something is wrong/);
  });

  test('finds all well with the sample town', async () => {
    await loadSample(db.database);
    expect(await run(doctorTask, [])).toBe(true);
    for (const what of ['environment', 'data folder', 'database', 'queue', 'storage', 'channel telegram'])
      expect(printed).toContainEqual(expect.stringMatching(`^ok    ${what}: `));
    expect(printed.at(-1)).toBe('All is well.');
  });
});

describe('create-user', () => {
  test('prints a link to sign in with', async () => {
    expect(await run(createUserTask, ['lan@example.vn', '--name', 'Lan', '--area', 'W.VOCUONG'])).toBe(true);
    expect(printed.at(-1)).toMatch(/https:\/\/nghe-dan\.example\/sign-in\/[\w-]{20,}$/);
    expect(await db.query("SELECT name, role, area_ids FROM staff_users WHERE email = 'lan@example.vn'")).toEqual([
      { name: 'Lan', role: 'moderator', area_ids: ['W.VOCUONG'] },
    ]);
  });

  test('takes a password from the input, and prints none', async () => {
    const password = 'mat khau that dai';
    const args = ['hoa@example.vn', '--role', 'administrator', '--password-stdin'];
    expect(await run(createUserTask, args, { input: `${password}\n` })).toBe(true);
    expect(printed.join()).not.toContain(password);
    const [row] = await db.query("SELECT password_hash FROM staff_users WHERE email = 'hoa@example.vn'");
    expect(row!.password_hash).toMatch(/^\$argon2id\$/);
  });

  test.each([
    [['lan@example.vn'], /has this mail address already/],
    [['nobody'], /not a mail address/],
    [['x@example.vn', '--area', 'W.NOWHERE'], /no wards of today: W\.NOWHERE/],
  ])('%j is refused in words', async (args, words) => {
    expect(await run(createUserTask, args)).toBe(false);
    expect(printed.join('\n')).toMatch(words);
  });

  test.each([[[]], [['a@b.vn', 'c@d.vn']], [['a@b.vn', '--role', 'king']], [['a@b.vn', '--colour', 'red']]])(
    '%j is a wrong call',
    async (args) => {
      await expect(run(createUserTask, args)).rejects.toBeInstanceOf(UsageError);
    },
  );
});

describe('imports', () => {
  test('say how much came in', async () => {
    const file = 'id,kind,name,parent\nK.X,khu_pho,Khu phố 9,W.VUNINH';
    expect(await run(importAreasTask, ['khu.csv'], { file })).toBe(true);
    expect(printed).toEqual(['Imported from khu.csv: areas, 1 of them.']);
  });

  test('say line by line what is wrong, and that nothing came in', async () => {
    const file = 'id,kind,name,parent\nK.Y,khu_pho,,W.VUNINH\nK.Z,khu_pho,Z,W.NOWHERE';
    expect(await run(importAreasTask, ['khu.csv'], { file })).toBe(false);
    expect(printed).toEqual([
      'khu.csv, line 2: the name is missing',
      'khu.csv, line 3: the parent W.NOWHERE is neither in this file nor stored',
      'Nothing was imported.',
    ]);
    expect(await run(importBoundariesTask, ['ranh.geojson'], { file: '{}' })).toBe(false);
    expect(printed).toContain('ranh.geojson, the file is not GeoJSON with features');
  });

  test('without a file are a wrong call', async () => {
    await expect(run(importAreasTask, [])).rejects.toBeInstanceOf(UsageError);
  });
});
