import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { loadSample } from '../../prisma/sample/load-sample.ts';
import { type AdminTask, type Shell, UsageError } from '../../src/commands/admin-task.ts';
import { createUserTask } from '../../src/commands/create-user.ts';
import { doctorTask } from '../../src/commands/doctor.ts';
import { importAreasTask, importBoundariesTask } from '../../src/commands/import-file.ts';
import { exportHoldersTask, importHoldersTask } from '../../src/commands/import-holders.ts';
import { replayFailedTask } from '../../src/commands/replay-failed.ts';
import { parseConfig } from '../../src/config.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, testInbox, text } from '../messages/support.ts';

let db: TestDatabase;
let printed: string[];
const dataDir = mkdtempSync(path.join(tmpdir(), 'nghe-dan-admin-'));

beforeAll(async () => {
  db = await testDatabase();
});
let written: Uint8Array = new Uint8Array();
beforeEach(() => {
  printed = [];
});
afterAll(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true });
});

/** Runs a task as the command line does, on this test's database. */
function run(task: AdminTask, args: string[], { file = '' as string | Uint8Array, input = '' } = {}): Promise<boolean> {
  const parsed = parseConfig({ DATABASE_URL: db.url, DATA_DIR: dataDir, PUBLIC_URL: 'https://nghe-dan.example' });
  if (!parsed.ok) throw new Error(parsed.mistakes.join());
  const shell: Shell = {
    config: parsed.config,
    print: (line) => printed.push(line),
    now: () => new Date('2026-11-30T09:00:00+07:00'),
    readFile: async () => String(file),
    readBytes: async () => Buffer.from(file),
    writeFile: async (_name, bytes) => {
      written = bytes;
    },
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

describe('holders', () => {
  const HEAD = 'Đơn vị,Chức danh,Khu phố,Họ và tên,Điện thoại,Từ ngày,Phụ trách';
  const held = () =>
    db.query<{ name: string; since: string | null; until: string | null; post: string }>(
      `SELECT h.name, to_char(h.since, 'YYYY-MM-DD') AS since, to_char(h.until, 'YYYY-MM-DD') AS until, p.title AS post
       FROM holders h JOIN posts p ON p.id = h.post_id ORDER BY p.id, h.since NULLS FIRST, h.name`,
    );

  test('a file with mistakes imports nothing and names each row', async () => {
    const file = `${HEAD}
Trưởng các khu phố phường Võ Cường,Trưởng khu phố Bồ Sơn,Bồ Sơn,Người Một,12,01/03/2026,
Trưởng các khu phố phường Võ Cường,Trưởng khu phố Bồ Sơn,Niềm Xá,Người Hai,0912 345 678,31/02/2026,
Phòng không có,Trưởng phòng,,Người Ba,,,`;
    expect(await run(importHoldersTask, ['x.csv'], { file })).toBe(false);
    expect(printed).toEqual([
      'x.csv, dòng 2: số điện thoại “12” không đúng',
      'x.csv, dòng 3: từ ngày “31/02/2026” không phải là ngày (ví dụ: 01/03/2026)',
      'x.csv, dòng 3: không có khu phố nào tên “Niềm Xá” ở nơi đơn vị này làm việc',
      'x.csv, dòng 4: không có đơn vị nào tên “Phòng không có”',
      'Nothing was imported.',
    ]);
    expect(await held()).toEqual([]);
  });

  test('a good file is imported, makes the posts that are missing, and changes nothing when run again', async () => {
    const file = `${HEAD}
Trưởng các khu phố phường Võ Cường,Trưởng khu phố Bồ Sơn,Bồ Sơn,Người Một,912345678,01/03/2026,
Trưởng các khu phố phường Võ Cường,Phó Trưởng khu phố Bồ Sơn,Bồ Sơn,Người Hai,,,
Ủy ban MTTQ phường Võ Cường,Chủ tịch Ủy ban MTTQ phường,,,,,`;
    expect(await run(importHoldersTask, ['x.csv', '--preview'], { file })).toBe(true);
    expect(await held()).toEqual([]);
    expect(await run(importHoldersTask, ['x.csv'], { file })).toBe(true);
    expect(printed.at(-1)).toBe(
      'Imported from x.csv: 2 new holders, 0 changed, 0 ended, 0 unchanged, 1 vacant; 1 new posts.',
    );
    const once = await held();
    expect(once.map(({ name, since }) => [name, since])).toEqual([
      ['Người Hai', null],
      ['Người Một', '2026-03-01'],
    ]);
    expect(await run(importHoldersTask, ['x.csv'], { file })).toBe(true);
    expect(printed.at(-1)).toContain('0 new holders, 0 changed, 0 ended, 2 unchanged');
    expect(await held()).toEqual(once);
  });

  test('a successor ends whom they follow the day before', async () => {
    const file = `${HEAD}\nTrưởng các khu phố phường Võ Cường,Trưởng khu phố Bồ Sơn,Bồ Sơn,Người Ba,,01/12/2026,`;
    expect(await run(importHoldersTask, ['x.csv'], { file })).toBe(true);
    expect((await held()).slice(1)).toMatchObject([
      { name: 'Người Một', until: '2026-11-30' },
      { name: 'Người Ba', since: '2026-12-01', until: null },
    ]);
  });

  test.each(['xlsx', 'csv'])('what is exported as %s comes back without a change', async (kind) => {
    expect(await run(exportHoldersTask, [`x.${kind}`])).toBe(true);
    expect(await run(importHoldersTask, [`x.${kind}`], { file: written })).toBe(true);
    expect(printed.at(-1)).toContain('0 new holders, 0 changed, 0 ended, 3 unchanged');
  });

  test('a file that is none is told', async () => {
    expect(await run(importHoldersTask, ['x.xlsx'], { file: Buffer.from('PK but no workbook') })).toBe(false);
    expect(printed[0]).toContain('không mở được tệp này');
  });
});

describe('replay-failed', () => {
  test('takes again what was set aside, and says how much', async () => {
    const { conversationIds } = await storeUpdates(testInbox(db, { delays: AT_ONCE }), CHANNEL, [text('a', 'chào')]);
    await db.query(`UPDATE updates SET state = 'quarantined', attempts = 3, reason = 'TypeError'`);
    await db.query('UPDATE conversations SET ready_at = NULL');
    expect(await run(replayFailedTask, [])).toBe(true);
    expect(printed).toEqual([expect.stringMatching(/: 1$/)]);
    expect(await db.query('SELECT state, attempts, reason FROM updates')).toEqual([
      { state: 'waiting', attempts: 0, reason: null },
    ]);
    expect(await db.query('SELECT id FROM conversations WHERE ready_at IS NOT NULL')).toEqual([
      { id: conversationIds[0] },
    ]);
    printed = [];
    expect(await run(replayFailedTask, [])).toBe(true);
    expect(printed).toEqual(['Nothing was set aside.']);
    await expect(run(replayFailedTask, ['all'])).rejects.toThrow(UsageError);
  });
});

test('every command that the service speaks of is there', () => {
  const help = execFileSync(process.execPath, ['--import', 'tsx', 'src/commands/admin.ts', 'help'], {
    encoding: 'utf8',
  });
  for (const command of [
    'create-user',
    'import-areas',
    'import-boundaries',
    'import-holders',
    'link-code',
    'doctor',
    'replay-failed',
  ])
    expect(help).toContain(`  ${command}`);
});
