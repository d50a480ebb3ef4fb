import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AbsenceFacts,
  type HolderFacts,
  type PostFacts,
  type Recipient,
  whoReceives,
} from '../../src/organisation/who-receives.ts';

const DAY = '2026-11-18';

const holder = (id: string, more: Partial<HolderFacts> = {}): HolderFacts => ({
  id,
  personId: `person-${id}`,
  since: null,
  until: null,
  acting: false,
  ...more,
});

const post = (id: string, more: Partial<PostFacts> = {}): PostFacts => ({
  id,
  unitId: 'ban',
  head: false,
  appointingUnitId: 'mt',
  substituteId: null,
  validTo: null,
  successorId: null,
  holders: [],
  absences: [],
  ...more,
});

const away = (holderId: string, more: Partial<AbsenceFacts> = {}): AbsenceFacts => ({
  holderId,
  fromDay: '2026-11-16',
  toDay: '2026-11-20',
  substituteId: null,
  ...more,
});

/** The head of the body that appoints, linked. */
const chair = post('chu-tich', { unitId: 'mt', head: true, appointingUnitId: null, holders: [holder('c')] });

const receives = (posts: PostFacts[], day = DAY): Recipient =>
  whoReceives(new Map([...posts, chair].map((each) => [each.id, each])), 'truong-ban', day);

const person = (id: string, postId: string, via: string, why: string | null) => ({
  to: 'person',
  personId: `person-${id}`,
  holderId: id,
  postId,
  via,
  why,
});

describe('a message for a post', () => {
  test('goes to its holder', () => {
    expect(receives([post('truong-ban', { holders: [holder('a')] })])).toEqual(
      person('a', 'truong-ban', 'holder', null),
    );
  });

  test('goes to the new holder from his first day on, to the former one on the last day of his', () => {
    const posts = [
      post('truong-ban', {
        holders: [holder('a', { until: '2026-11-17' }), holder('b', { since: '2026-11-18' })],
      }),
    ];
    expect(receives(posts, '2026-11-17')).toMatchObject({ personId: 'person-a' });
    expect(receives(posts, '2026-11-18')).toMatchObject({ personId: 'person-b' });
  });

  test('goes to whoever acts while the post is vacant', () => {
    const posts = [
      post('truong-ban', { holders: [holder('a', { until: '2026-01-31' }), holder('b', { acting: true })] }),
    ];
    expect(receives(posts)).toEqual(person('b', 'truong-ban', 'acting', 'vacant'));
  });

  test('goes to the substitute of the absence, before the standing one and whoever acts', () => {
    const posts = [
      post('truong-ban', {
        holders: [holder('a'), holder('q', { acting: true })],
        absences: [away('a', { substituteId: 'truong-khu-pho' })],
        substituteId: 'pho-ban',
      }),
      post('truong-khu-pho', { unitId: 'kp', holders: [holder('k')] }),
      post('pho-ban', { holders: [holder('p')] }),
    ];
    expect(receives(posts)).toEqual(person('k', 'truong-khu-pho', 'substitute', 'absent'));
    expect(receives(posts, '2026-11-21')).toEqual(person('a', 'truong-ban', 'holder', null));
  });

  test('goes to the standing substitute where the named one is absent too', () => {
    const posts = [
      post('truong-ban', {
        holders: [holder('a')],
        absences: [away('a', { substituteId: 'truong-khu-pho' })],
        substituteId: 'pho-ban',
      }),
      post('truong-khu-pho', { unitId: 'kp', holders: [holder('k')], absences: [away('k')] }),
      post('pho-ban', { holders: [holder('p')] }),
    ];
    expect(receives(posts)).toEqual(person('p', 'pho-ban', 'substitute', 'absent'));
  });

  test('goes to the head of the appointing body where nobody else is', () => {
    expect(receives([post('truong-ban')])).toEqual(person('c', 'chu-tich', 'appointing', 'vacant'));
    expect(receives([post('truong-ban', { holders: [holder('a', { personId: null })] })])).toEqual(
      person('c', 'chu-tich', 'appointing', 'unlinked'),
    );
  });

  test('goes to the head of its own unit where the appointing body has none', () => {
    const posts = [
      post('truong-ban', { appointingUnitId: 'nobody' }),
      post('dung-dau', { head: true, appointingUnitId: null, holders: [holder('d')] }),
    ];
    expect(receives(posts)).toMatchObject({ personId: 'person-d', via: 'appointing' });
  });

  test('is a moderator’s where nobody of the organisation can be written to', () => {
    expect(receives([post('truong-ban', { appointingUnitId: null })])).toEqual({ to: 'moderator', why: 'vacant' });
    expect(whoReceives(new Map(), 'unknown', DAY)).toEqual({ to: 'moderator', why: 'vacant' });
  });

  test('goes to what took over from a post that is gone', () => {
    const posts = [
      post('truong-ban', { validTo: '2025-06-30', successorId: 'moi', holders: [holder('a')] }),
      post('moi', { holders: [holder('n')] }),
    ];
    expect(receives(posts)).toEqual(person('n', 'moi', 'holder', null));
    expect(receives(posts, '2025-06-30')).toMatchObject({ personId: 'person-a' });
  });
});

test('whatever the organisation looks like, it ends, with somebody who holds that post that day and is not absent', () => {
  const ids = ['truong-ban', 'b', 'c', 'd'];
  const id = fc.option(fc.constantFrom(...ids), { nil: null });
  const day = fc.option(fc.constantFrom('2026-11-10', '2026-11-17', '2026-11-18', '2026-11-19'), { nil: null });
  const posts = fc.tuple(
    ...ids.map((name) =>
      fc
        .record({
          head: fc.boolean(),
          unitId: fc.constantFrom('x', 'y'),
          appointingUnitId: fc.option(fc.constantFrom('x', 'y'), { nil: null }),
          substituteId: id,
          successorId: id,
          validTo: day,
          holders: fc.array(
            fc.record({
              personId: fc.option(fc.constantFrom('p', 'q'), { nil: null }),
              since: day,
              until: day,
              acting: fc.boolean(),
            }),
            { maxLength: 3 },
          ),
          awayHolders: fc.array(fc.record({ nr: fc.nat(2), substituteId: id }), { maxLength: 2 }),
        })
        .map(({ holders, awayHolders, ...facts }) =>
          post(name, {
            ...facts,
            holders: holders.map((each, nr) => ({ ...each, id: `${name}${nr}` })),
            absences: awayHolders.map(({ nr, substituteId }) => away(`${name}${nr}`, { substituteId })),
          }),
        ),
    ),
  );
  fc.assert(
    fc.property(posts, (all) => {
      const byId = new Map(all.map((each) => [each.id, each]));
      const found = whoReceives(byId, 'truong-ban', DAY);
      if (found.to === 'moderator') return;
      const of = byId.get(found.postId)!;
      const chosen = of.holders.find((each) => each.id === found.holderId)!;
      expect(chosen.personId).toBe(found.personId);
      expect((chosen.since ?? DAY) <= DAY && DAY <= (chosen.until ?? DAY)).toBe(true);
      expect(of.absences.some((each) => each.holderId === chosen.id)).toBe(false);
      expect(of.validTo === null || of.validTo >= DAY).toBe(true);
      // Nobody is passed over who could have received it himself.
      if (found.via === 'holder') expect(found.why).toBeNull();
      else expect(found.why).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});
