import { describe, expect, test } from '@jest/globals';
import { sampleDuties } from '../../prisma/sample/duties.ts';
import { sampleFestivalDuties } from '../../prisma/sample/festival-duties.ts';
import { sampleFestivals } from '../../prisma/sample/festivals.ts';
import { samplePosts, sampleUnits } from '../../prisma/sample/organisation.ts';
import { withSetDays } from '../../src/calendar/days-off.ts';
import { type EventDay, faultOf, festivalEvents, occurrencesOf } from '../../src/calendar/recurrence.ts';
import { townDay } from '../../src/calendar/town-day.ts';
import { LADDERS } from '../../src/duties/ladders-schema.ts';
import { type ActingPost, planAssignments } from '../../src/duties/plan-assignments.ts';

const duties = [...sampleDuties, ...sampleFestivalDuties];
const calendar = withSetDays([]);
const areas: EventDay[] = sampleFestivals.map(({ areaId, day, startTime }) => ({
  ...{ event: 'area_festival', name: day.slice(0, 4), day, time: startTime, areaId },
}));
const events = [...festivalEvents('2026-08-01', '2027-12-31'), ...areas];
const kindOfUnit = new Map(sampleUnits.map(({ id, kind }) => [id, kind]));
const areaOfUnit = new Map(sampleUnits.map(({ id, areaId }) => [id, areaId]));
const posts: ActingPost[] = samplePosts.map((post) => ({
  id: post.id,
  kinds: [post.kind ?? '', ...(post.head ? [`head:${kindOfUnit.get(post.unitId)}`] : [])],
  areaId: post.areaId ?? areaOfUnit.get(post.unitId)!,
  above: post.areaId ? [areaOfUnit.get(post.unitId)!] : [],
  wardId: areaOfUnit.get(post.unitId)!,
}));

/** The day in 2026 of each duty that is counted from 18/11: domain.md §2.2. */
const FESTIVAL_DAYS: Record<string, string> = {
  'NH-02': '2026-10-02', 'NH-03': '2026-10-09', 'NH-04': '2026-10-16', 'NH-05': '2026-10-19', 'NH-06': '2026-10-21',
  'NH-07': '2026-10-23', 'NH-08': '2026-10-28', 'NH-09': '2026-11-01', 'NH-10': '2026-11-04', 'NH-11': '2026-11-08',
  'NH-17': '2026-11-16', 'NH-18': '2026-11-18', 'NH-19': '2026-11-20', 'NH-20': '2026-11-25', 'NH-21': '2026-11-30',
  'NH-22': '2026-12-02', 'NH-23': '2026-12-15', 'NH-24': '2026-12-18',
}; // biome-ignore format: a table

describe('the catalogue of duties', () => {
  test('has the duties of the ward and the 24 of the Unity Day, each once, each with a source', () => {
    expect(sampleFestivalDuties.map(({ code }) => code)).toEqual(
      Array.from({ length: 24 }, (_, index) => `NH-${String(index + 1).padStart(2, '0')}`),
    );
    expect(new Set(duties.map(({ code }) => code)).size).toBe(duties.length);
    expect(sampleDuties.length).toBeGreaterThanOrEqual(34);
    for (const { source, evidence, ladder } of duties) {
      expect(source.length).toBeGreaterThan(3);
      expect(evidence.length).toBeGreaterThan(0);
      if (ladder) expect(LADDERS[ladder].length).toBeGreaterThan(1);
    }
  });

  test('has rules that can be read', () => {
    for (const { recurrence } of duties) expect(faultOf(recurrence)).toBeNull();
  });

  test('asks posts that the sample has; those of the province are not in it', () => {
    const kinds = new Set(posts.flatMap((post) => post.kinds));
    const missing = duties
      .flatMap(({ actor }) => [...actor.kinds, ...actor.supports])
      .filter((kind) => !kinds.has(kind));
    expect([...new Set(missing)]).toEqual(['head:MTT']);
  });

  test.each(Object.entries(FESTIVAL_DAYS))('%s is due on %s', (code, day) => {
    const { recurrence, roll } = sampleFestivalDuties.find((duty) => duty.code === code)!;
    const window = { from: '2026-08-01', to: '2027-01-31', roll, calendar, events };
    expect(occurrencesOf(recurrence, window).map((one) => one.day)).toEqual([day]);
  });
});

describe('what is owed on a day of the season', () => {
  const on = (today: string) => planAssignments(duties, posts, { today, calendar, events });
  const of = (today: string, code: string) => on(today).filter(({ dutyCode }) => dutyCode === code);

  test('in October every head of a board owes the registration of its day', () => {
    const given = of('2026-10-12', 'NH-05');
    expect(given.length).toBe(samplePosts.filter(({ kind }) => kind === 'truong_ban_ctmt').length);
    expect(new Set(given.map(({ deadline }) => townDay(deadline)))).toEqual(new Set(['2026-10-19']));
  });

  test('before an area’s own day its head and the cadre who goes there owe what is counted from it, and nobody else’s does', () => {
    const given = of('2026-11-10', 'NH-13').filter(({ areaId }) => areaId === 'K.HOALONG.VIEMXA');
    expect(given.map(({ postId }) => posts.find(({ id }) => id === postId)!.kinds[0]).sort()).toEqual([
      'can_bo_ve_khu',
      'truong_ban_ctmt',
    ]);
    expect(given[0]).toMatchObject({ occurrence: '2026', event: { day: '2026-11-15', time: '08:00' } });
    expect(townDay(given[0]!.deadline)).toBe('2026-11-14');
  });

  test('the clean-up of Saturday is each quarter’s, with its board helping', () => {
    const [given] = of('2026-11-23', 'NV.PT-01');
    expect(given).toMatchObject({ occurrence: '2026-11-28' });
    expect(given!.supports).toHaveLength(1);
  });

  test('the evaluation of three years is given three months ahead, the one of five years next year', () => {
    expect(of('2026-09-01', 'NV.DG-03')).toHaveLength(5);
    expect(of('2026-09-01', 'NV.DG-05')).toHaveLength(0);
    expect(of('2027-09-01', 'NV.DG-05').map(({ occurrence }) => occurrence)).toEqual(Array(5).fill('2027-11-30'));
  });

  test('asked again it plans the same', () => {
    expect(on('2026-11-10')).toEqual(on('2026-11-10'));
    const keys = on('2026-11-10').map(({ dutyCode, occurrence, postId }) => `${dutyCode} ${occurrence} ${postId}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
