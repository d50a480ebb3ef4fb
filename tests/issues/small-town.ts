import { randomBytes } from 'node:crypto';
import type { FiledIssue, IssueDraft } from '../../flows/effects.ts';
import { fileIssues } from '../../src/issues/file-issues.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import type { Transaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestDatabase } from '../database.ts';

/** A Monday morning in Vietnam. */
export const NOW = new Date('2026-11-23T08:00:00+07:00');

/**
 * Two wards and what was before them: `an` (letters AN) was made of the old ward `cu` and keeps the khu phố `dinh` and `cho`;
 * `binh` (BI) has the khu phố `song`; the province `tinh` (TT); `tach` was split into both, `tan` has no letters of its own.
 */
export async function buildTown(db: TestDatabase): Promise<void> {
  await db.query(`
    INSERT INTO areas (id, kind, name, name_key, parent_id, issue_prefix, valid_from, valid_to) VALUES
      ('tinh', 'tinh', 'Tỉnh Thử', 'tinh thu', NULL, 'TT', NULL, NULL),
      ('an', 'phuong', 'An Phú', 'an phu', 'tinh', 'AN', '2025-07-01', NULL),
      ('binh', 'phuong', 'Bình Hòa', 'binh hoa', 'tinh', 'BI', '2025-07-01', NULL),
      ('tan', 'phuong', 'Tân Lập', 'tan lap', 'tinh', NULL, '2025-07-01', NULL),
      ('cu', 'phuong', 'Đại Cũ', 'dai cu', 'tinh', 'DC', NULL, '2025-06-30'),
      ('tach', 'phuong', 'Tách Đôi', 'tach doi', 'tinh', 'TD', NULL, '2025-06-30'),
      ('dinh', 'khu_pho', 'Khu phố Đình', 'khu pho dinh', 'cu', NULL, NULL, NULL),
      ('cho', 'khu_pho', 'Khu phố Chợ', 'khu pho cho', 'an', NULL, NULL, NULL),
      ('song', 'khu_pho', 'Khu phố Sông', 'khu pho song', 'binh', NULL, NULL, NULL);
    INSERT INTO area_changes (from_id, to_id, kind, effective) VALUES
      ('cu', 'an', 'merge', '2025-07-01'), ('tach', 'an', 'split', '2025-07-01'), ('tach', 'binh', 'split', '2025-07-01');
    INSERT INTO tiles (number, label_vi, label_en) VALUES (1, 'Rác', 'Rubbish'), (3, 'Đèn', 'Lights');
    INSERT INTO category_groups (code, label_vi, label_en, tile) VALUES
      ('VS', 'Vệ sinh', 'Sanitation', 1), ('HT', 'Hạ tầng', 'Infrastructure', 3), ('DC', 'Dân chủ', 'Democracy', 3);
    INSERT INTO categories (code, group_code, label_vi, label_en, unit_kind, tier, visibility) VALUES
      ('VS-01', 'VS', 'Rác không được thu', 'Rubbish not collected', 'VSMT', 'T2', 'A'),
      ('VS-02', 'VS', 'Đổ rác trộm', 'Dumping', 'VSMT', 'T3', 'R'),
      ('HT-01', 'HT', 'Đèn đường hỏng', 'Street light broken', 'CXCS', 'T1', 'A'),
      ('DC-05', 'DC', 'Góp ý về cán bộ', 'Feedback on an officer', 'MT', 'T5', 'P');
    INSERT INTO units (id, kind, name, area_id, valid_to) VALUES
      ('ktht', 'KTHT', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'an', NULL), ('ca', 'CA', 'Công an phường', 'an', NULL),
      ('ktht-binh', 'KTHT', 'Phòng Kinh tế Bình Hòa', 'binh', NULL), ('giai-the', 'CA', 'Đội cũ', 'an', '2025-06-30');
    INSERT INTO posts (id, unit_id, title) VALUES
      ('truong', 'ktht', 'Trưởng phòng'), ('vien', 'ktht', 'Chuyên viên'), ('doi', 'ca', 'Đội trưởng')`);
}

/** A resident with a conversation on a channel. */
export async function makeResident(db: TestDatabase, lang: 'vi' | 'en' = 'vi'): Promise<Reporter> {
  const [personId, addressId, conversationId] = [newId(), newId(), newId()];
  await db.query('INSERT INTO people (id, lang) VALUES ($1, $2)', [personId, lang]);
  await db.query(
    `INSERT INTO addresses (id, person_id, channel, account, external_hash, external_cipher) VALUES ($1, $2, 'web', 'main', $3, $3)`,
    [addressId, personId, randomBytes(8)],
  );
  await db.query(
    `INSERT INTO conversations (id, address_id, person_id, channel, account) VALUES ($1, $2, $3, 'web', 'main')`,
    [conversationId, addressId, personId],
  );
  return { personId, conversationId, channel: 'web', updateIds: [] };
}

export async function makePhoto(db: TestDatabase, conversationId: string, state = 'stored'): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO media (id, conversation_id, channel, account, kind, state, created_at) VALUES ($1, $2, 'web', 'main', 'photo', $3, $4)`,
    [id, conversationId, state, NOW],
  );
  return id;
}

export const draftOf = (draft: Partial<IssueDraft> = {}): IssueDraft => ({
  text: 'Đèn đường hỏng ba tối nay',
  categoryCode: 'HT-01',
  areaId: 'cho',
  media: [],
  ...draft,
});

/** Files one issue in a transaction of its own. */
export async function fileOne(
  db: TestDatabase,
  by: Reporter,
  draft: Partial<IssueDraft> = {},
  now = NOW,
): Promise<FiledIssue> {
  const [filed] = await inTransaction(db, (tx) => fileIssues(tx, [{ ...draftOf(draft), ...by }], now));
  return filed!;
}

export function inTransaction<Result>(db: TestDatabase, run: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return db.database.$transaction(run);
}

/** What is queued for a conversation, in order. */
export async function noticesTo(
  db: TestDatabase,
  conversationId: string,
): Promise<{ text: string; choices?: { id: string; label: string }[]; question: unknown }[]> {
  const rows = await db.query<{ content: { text: string }; question: unknown }>(
    'SELECT content, question FROM outbox_messages WHERE conversation_id = $1 ORDER BY seq',
    [conversationId],
  );
  return rows.map(({ content, question }) => ({ ...content, question }));
}
