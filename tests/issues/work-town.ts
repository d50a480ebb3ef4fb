import type { WorkCall, WorkOutcome } from '../../flows/work-effects.ts';
import { tellHolder } from '../../src/issues/tell-holder.ts';
import type { Cadre } from '../../src/issues/visible-work.ts';
import { workOnIssue } from '../../src/issues/work-on-issue.ts';
import { heldPosts } from '../../src/organisation/held-posts-view.ts';
import { addHolders } from '../../src/organisation/holder-store.ts';
import { saveUnits } from '../../src/organisation/unit-store.ts';
import type { TestDatabase } from '../database.ts';
import { buildTown, inTransaction, makeResident, NOW } from './small-town.ts';

export const DAY = '2026-11-23';

export interface Worker {
  personId: string;
  conversationId: string;
}

/** The posts of the small town with who holds them: the head of the office, its officer, the chair, and the head of a quarter. */
export interface WorkTown {
  head: Worker;
  officer: Worker;
  chair: Worker;
  quarter: Worker;
}

/** The small town with cadres: `truong` leads `ktht`, `vien` works in it; `chu-tich` is above them and above `kp-cho`. */
export async function buildWorkTown(db: TestDatabase): Promise<WorkTown> {
  await buildTown(db);
  await inTransaction(db, async (tx) => {
    const common = { areaId: 'an', validFrom: null, validTo: null, sample: false };
    await saveUnits(tx, {
      units: [
        { ...common, id: 'ubnd', kind: 'UBND', name: 'UBND phường An Phú' },
        { ...common, id: 'kp', kind: 'KP', name: 'Trưởng các khu phố' },
        { ...common, id: 'dl', kind: 'DL', name: 'Điện lực' },
      ],
      posts: [
        { id: 'chu-tich', unitId: 'ubnd', title: 'Chủ tịch', kind: 'chu_tich_ubnd', head: true, sample: false },
        {
          id: 'truong',
          unitId: 'ktht',
          title: 'Trưởng phòng',
          kind: 'truong_phong',
          head: true,
          superiorId: 'chu-tich',
          sample: false,
        },
        { id: 'vien', unitId: 'ktht', title: 'Chuyên viên', kind: 'chuyen_vien', superiorId: 'truong', sample: false },
        {
          id: 'kp-cho',
          unitId: 'kp',
          title: 'Trưởng khu phố Chợ',
          kind: 'truong_khu_pho',
          areaId: 'cho',
          superiorId: 'chu-tich',
          sample: false,
        },
        { id: 'truc', unitId: 'dl', title: 'Trực điều độ', kind: 'dau_moi', head: true, sample: false },
      ],
    });
    await tx.$executeRaw`UPDATE categories SET needs_photo = true, support_kinds = '{DL}' WHERE code = 'HT-01'`;
    await tx.$executeRaw`UPDATE categories SET names_cadres = true WHERE code = 'DC-05'`;
  });
  return {
    head: await makeHolder(db, 'truong'),
    officer: await makeHolder(db, 'vien'),
    chair: await makeHolder(db, 'chu-tich'),
    quarter: await makeHolder(db, 'kp-cho'),
  };
}

/** Somebody in a chat with a consent who holds this post. */
export async function makeHolder(db: TestDatabase, postId: string): Promise<Worker> {
  const { personId, conversationId } = await makeResident(db);
  await db.query('UPDATE conversations SET consented_at = $1 WHERE id = $2', [NOW, conversationId]);
  const holder = { postId, name: 'Người giữ việc', personId, since: null, until: null, acting: false };
  await inTransaction(db, (tx) => addHolders(tx, [holder], NOW));
  return { personId, conversationId };
}

export async function cadreOf(db: TestDatabase, { personId }: Pick<Worker, 'personId'>): Promise<Cadre> {
  return { personId, day: DAY, posts: (await heldPosts(db.database, [personId], DAY)).get(personId) ?? [] };
}

/** A cadre does something to an issue, in a transaction of its own. */
export async function work(
  db: TestDatabase,
  worker: Worker,
  call: Omit<WorkCall, 'media'> & { media?: string[] },
  now = NOW,
): Promise<WorkOutcome> {
  const cadre = await cadreOf(db, worker);
  const by = { cadre, conversationId: worker.conversationId, channel: 'web' };
  return inTransaction(db, (tx) => workOnIssue(tx, { media: [], ...call, ...by }, now));
}

/** The issue was given to a post, as a moderator does it, without the way there. */
export async function give(db: TestDatabase, code: string, unitId: string, postId: string | null): Promise<string> {
  const [row] = await db.query<{ id: string }>(
    `UPDATE issues SET status = 'assigned', unit_id = $2, post_id = $3 WHERE code = $1 RETURNING id`,
    [code, unitId, postId],
  );
  return row!.id;
}

/** The timers of these issues fire that tell who has them. */
export async function tellHolders(db: TestDatabase, ids: readonly string[], now = NOW): Promise<void> {
  const timers = ids.map((subject) => ({ id: subject, kind: 'tell_holder', subject, payload: {}, attempts: 0 }));
  await inTransaction(db, (tx) => tellHolder({ wakeSend: () => {} })(tx, timers, now));
}
