import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planSuccession, type SuccessionPost } from '../../src/organisation/plan-succession.ts';

const post = (id: string, title: string, more: Partial<SuccessionPost> = {}): SuccessionPost => ({
  ...{ id, title, kind: 'khac', areaId: null, head: false },
  ...more,
});

const plan = (ended: SuccessionPost[], posts: SuccessionPost[], takenIds = posts.map(({ id }) => id)) =>
  planSuccession(ended, { unitId: 'moi', posts, takenIds }).map(({ from, toId, isNew }) => [from.id, toId, isNew]);

describe('who takes over from a post', () => {
  test('is the same title for the same area, whatever its marks', () => {
    const posts = [
      post('moi.1', 'Trưởng khu phố', { areaId: 'cho' }),
      post('moi.2', 'Trưởng Khu phố', { areaId: 'dinh' }),
    ];
    expect(plan([post('a', 'truong khu pho', { areaId: 'dinh' })], posts)).toEqual([['a', 'moi.2', false]]);
  });

  test('is the only one of its kind, where there is one on each side', () => {
    const chair = { kind: 'chu_tich_mt', head: true };
    const posts = [post('moi.1', 'Chủ tịch Mặt trận phường', chair), post('moi.2', 'Chuyên viên')];
    expect(plan([post('a', 'Chủ tịch Mặt trận thành phố', chair)], posts)).toEqual([['a', 'moi.1', false]]);
    const officers = ['a', 'b'].map((id) => post(id, `Chuyên viên ${id}`, { kind: 'chuyen_vien' }));
    const one = [post('moi.1', 'Chuyên viên', { kind: 'chuyen_vien' })];
    expect(plan(officers, one)).toEqual([
      ['a', 'moi.2', true],
      ['b', 'moi.3', true],
    ]);
  });

  test('is who leads the successor, for who led; a kind that says nothing is no likeness', () => {
    const posts = [post('moi.1', 'Giám đốc', { kind: 'giam_doc', head: true }), post('moi.2', 'Thủ kho')];
    expect(plan([post('a', 'Đội trưởng', { head: true }), post('b', 'Thủ quỹ')], posts)).toEqual([
      ['a', 'moi.1', false],
      ['b', 'moi.3', true],
    ]);
  });

  test('is a new post with an id that was never used, else', () => {
    expect(plan([post('a', 'Thủ quỹ')], [], ['moi.1', 'moi.3'])).toEqual([['a', 'moi.2', true]]);
  });
});

const anyPost = fc.record({
  title: fc.constantFrom('Trưởng phòng', 'Chuyên viên', 'Thủ quỹ'),
  kind: fc.constantFrom('truong_phong', 'chuyen_vien', 'khac'),
  areaId: fc.constantFrom(null, 'cho'),
  head: fc.boolean(),
});

test('every post has one successor; new ones have ids of their own', () => {
  fc.assert(
    fc.property(fc.array(anyPost, { maxLength: 6 }), fc.array(anyPost, { maxLength: 6 }), (ended, posts) => {
      const old = ended.map((one, nr) => ({ ...one, id: `cu.${nr}` }));
      const there = posts.map((one, nr) => ({ ...one, id: `moi.${nr + 1}` }));
      const moves = planSuccession(old, { unitId: 'moi', posts: there, takenIds: there.map(({ id }) => id) });
      expect(moves.map(({ from }) => from.id)).toEqual(old.map(({ id }) => id));
      const made = moves.filter(({ isNew }) => isNew).map(({ toId }) => toId);
      expect(new Set(made).size).toBe(made.length);
      for (const { toId, isNew } of moves) expect(there.some(({ id }) => id === toId)).toBe(!isNew);
    }),
  );
});
