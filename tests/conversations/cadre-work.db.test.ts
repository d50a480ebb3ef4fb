import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { tellHolder } from '../../src/issues/tell-holder.ts';
import { addHolders } from '../../src/organisation/holder-store.ts';
import { POST_CODE, POST_CODE_VALID_MS } from '../../src/organisation/link-holder-store.ts';
import { makeLinkCode } from '../../src/people/link-code-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from '../database.ts';
import { encryption } from '../messages/support.ts';
import { TownTalk } from './town-talk.ts';

/**
 * Played by words, over the real flows and tables: from the code of a post to the resident's "xong rồi". The effects `link_post`,
 * `unlink_posts`, `work_on_issue` and `file_for_others`, and the facts `my_work`, `work_issue` and `work_at_hand`.
 */
const db = await testDatabase({ sample: true });
afterAll(() => db.close());
let town: TownTalk;
const staffId = newId();
beforeAll(async () => {
  town = new TownTalk(db);
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ($1, 'm@nghe-dan.vn', 'Điều phối', 'administrator', '{}')`,
    [staffId],
  );
});
beforeEach(() => town.restart());

const UNIT = 'U.VOCUONG.KTHT';
const POST = `${UNIT}.3`;
const holder = { postId: POST, name: 'Người Giữ Việc', since: null, until: null, acting: false };

async function codeFor(name = holder.name, more: { since?: string; until?: string } = {}): Promise<string> {
  return db.database.$transaction(async (tx) => {
    const [id] = await addHolders(tx, [{ ...holder, ...more, name }], town.clock.now());
    const wish = { purpose: POST_CODE, subject: id!, validMs: POST_CODE_VALID_MS, now: town.clock.now() };
    return (await makeLinkCode(tx, wish, encryption)).code;
  });
}

async function link(address: string, code: string): Promise<string> {
  await town.agreed(address);
  expect((await town.hears(address, `/start ${code}`)).join()).toContain(
    'Mã này của chức danh Chuyên viên hạ tầng, đô thị',
  );
  return (await town.hears(address, 'đồng ý')).join('\n');
}

async function reports(address: string): Promise<string> {
  await town.agreed(address);
  await town.hears(address, 'đèn đường không sáng ở khu phố bồ sơn, võ cường, từ hôm qua');
  for (let said = ''; ; ) {
    said = (await town.hears(address, /Đúng chưa ạ/.test(said) ? 'đúng rồi' : said ? 'không có ảnh' : 'bỏ qua')).join(
      '\n',
    );
    const [code] = /[A-Z]{2}-\d{4}/.exec(said) ?? [];
    if (code) return code;
  }
}

const last = async (address: string) => (await town.toldTo(address)).at(-1)!;

async function assign(code: string): Promise<void> {
  const viewer = { staffId, name: 'Điều phối', role: 'administrator' as const, areaIds: [] };
  const [{ version, id }] = (await db.query('SELECT id, version FROM issues WHERE code = $1', [code])) as [
    { version: number; id: string },
  ];
  const now = town.clock.now();
  await db.database.$transaction((tx) => assignIssue(tx, { viewer, code, unit: UNIT, post: POST, version }, now));
  const timer = { id, kind: 'tell_holder', subject: id, payload: {}, attempts: 0 };
  await db.database.$transaction((tx) => tellHolder({ wakeSend: () => {} })(tx, [timer], now));
  await db.query(`UPDATE outbox_messages SET state = 'sent', sent_at = created_at WHERE state = 'queued'`);
}

test('a moderator assigns, the cadre takes it, asks, is answered, sends “xong” with words; the resident confirms', async () => {
  expect(await link('can-bo', await codeFor())).toContain('Đã kết nối: Chuyên viên hạ tầng, đô thị.');
  const code = await reports('dan');
  await assign(code);
  expect(await last('can-bo')).toContain(`Đồng chí được giao phản ánh ${code}`);
  expect((await town.hears('can-bo', '1')).join()).toContain(`Đã ghi: đồng chí nhận ${code}.`);
  await town.hears('can-bo', `${code} hỏi dân: cột đèn số mấy?`);
  expect(await last('dan')).toContain('cột đèn số mấy?');
  await db.query(`UPDATE outbox_messages SET state = 'sent', sent_at = created_at WHERE state = 'queued'`);
  await town.hears('dan', 'cột số 12');
  expect(await db.query('SELECT status FROM issues WHERE code = $1', [code])).toEqual([{ status: 'in_progress' }]);
  await town.hears('can-bo', `${code} ghi chú: việc này của đội chiếu sáng`);
  await town.hears('can-bo', `${code} xong`);
  expect((await town.hears('can-bo', 'Đã thay bóng, trời tối không chụp được ảnh')).join()).toContain(
    `Đã báo người dân: ${code} xong.`,
  );
  expect(await last('dan')).toContain('Đã thay bóng, trời tối không chụp được ảnh');
  expect((await town.toldTo('dan')).join()).not.toContain('đội chiếu sáng');
  await db.query(`UPDATE outbox_messages SET state = 'sent', sent_at = created_at WHERE state = 'queued'`);
  await town.hears('dan', 'xong rồi');
  expect(await db.query('SELECT status FROM issues WHERE code = $1', [code])).toEqual([{ status: 'confirmed' }]);
});

test('what a cadre reported is theirs by its code as any resident’s, and once it is given to themselves they are asked which they mean', async () => {
  await link('can-bo', await codeFor());
  const code = await reports('can-bo');
  expect((await town.hears('can-bo', code)).join()).toMatch(new RegExp(`Phản ánh ${code}: .*\\nTình trạng: `));
  await assign(code);
  expect((await town.hears('can-bo', code)).join()).toContain(
    `${code} do chính đồng chí gửi, và cũng giao cho đồng chí.`,
  );
  expect((await town.hears('can-bo', 'người được giao')).join()).toContain(`${code} – Đèn đường không sáng`);
});

test('a code works once; a new link tells the former holder, whose code is as good as none', async () => {
  const code = await codeFor('Người Cũ', { until: '2026-11-01' });
  await link('cu', code).catch(() => undefined);
  const own = await codeFor();
  await link('cu', own);
  await town.agreed('khac');
  expect((await town.hears('khac', own)).join()).toContain('Mã này không đúng hoặc đã hết hạn');
  const [{ id }] = (await db.query('SELECT id FROM holders WHERE person_id IS NOT NULL')) as [{ id: string }];
  const again = await db.database.$transaction((tx) =>
    makeLinkCode(
      tx,
      { purpose: POST_CODE, subject: id, validMs: POST_CODE_VALID_MS, now: town.clock.now() },
      encryption,
    ),
  );
  await link('moi', again.code);
  expect(await last('cu')).toContain('nay đã kết nối với tài khoản khác');
  expect((await town.hears('cu', 'phản ánh được giao')).join()).not.toContain('Đồng chí');
});

test('the consent is written down, and a lost phone takes all posts away and asks a moderator for a new code', async () => {
  await link('can-bo', await codeFor());
  expect(await db.query(`SELECT decision FROM consents WHERE purpose = 'work'`)).toEqual([{ decision: 'given' }]);
  await town.hears('can-bo', 'mất điện thoại');
  expect((await town.hears('can-bo', 'ngắt')).join()).toContain('Đã bỏ kết nối: Chuyên viên hạ tầng, đô thị.');
  expect(await db.query('SELECT person_id FROM holders')).toEqual([{ person_id: null }]);
  expect(await db.query('SELECT kind FROM tasks')).toEqual([{ kind: 'lost_phone' }]);
});

test('what waits is listed; short words without a code are about what was spoken of; what is entered for others is filed', async () => {
  await link('can-bo', await codeFor());
  const code = await reports('dan');
  await assign(code);
  expect((await town.hears('can-bo', 'phản ánh được giao')).join()).toContain(`${code} – `);
  await town.hears('can-bo', 'hủy');
  await town.hears('can-bo', `${code} ghi chú: đã xem`);
  expect((await town.hears('can-bo', 'đang đến')).join()).toContain(`cán bộ đang đến (${code})`);
  await town.hears('can-bo', 'nhập hộ');
  await town.hears('can-bo', '1');
  expect((await town.hears('can-bo', 'Đèn đường ngõ 12 khu phố Bồ Sơn không sáng')).join()).toContain('Tôi ghi 1 việc');
  expect((await town.hears('can-bo', 'đúng')).join()).toContain('Đã nhận VC-');
  expect(await db.query(`SELECT source, person_id FROM issues WHERE source <> 'chat'`)).toEqual([
    { source: 'paper', person_id: null },
  ]);
});
