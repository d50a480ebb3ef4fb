import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDay, readPhone } from '../../src/organisation/holder-rows.ts';
import { type HolderWish, kindOf, type StoredHolder, stepsFor } from '../../src/organisation/plan-holders.ts';

const TODAY = '2026-11-30';

const wish = (name: string, more: Partial<HolderWish> = {}): HolderWish => ({
  postId: 'p',
  name,
  phone: null,
  since: null,
  until: null,
  acting: false,
  ...more,
});

/** What is stored after the steps were carried out. */
function carriedOut(stored: readonly StoredHolder[], wishes: readonly HolderWish[]): StoredHolder[] {
  const after = stored.map((holder) => ({ ...holder }));
  for (const step of stepsFor(wishes, stored, TODAY).steps) {
    if (step.do === 'add') {
      const { do: _, ...holder } = step;
      after.push({ ...holder, id: `n${after.length}` });
    } else {
      const holder = after.find(({ id }) => id === step.id)!;
      if (step.do === 'end') holder.until = step.until;
      else Object.assign(holder, { name: step.name, phone: step.phone, since: step.since, until: step.until });
    }
  }
  return after;
}

describe('who is to hold a post', () => {
  const present: StoredHolder = { ...wish('Người Cũ'), id: 'a', since: '2020-01-01' };

  test('a new holder ends the former one the day before', () => {
    expect(stepsFor([wish('Người Mới', { since: '2026-12-15' })], [present], TODAY).steps).toEqual([
      { do: 'end', id: 'a', postId: 'p', name: 'Người Cũ', until: '2026-12-14' },
      { ...wish('Người Mới', { since: '2026-12-15' }), do: 'add' },
    ]);
  });

  test('without a day the change is of today', () => {
    expect(stepsFor([wish('Người Mới')], [present], TODAY).steps).toMatchObject([
      { do: 'end', until: '2026-11-29' },
      { do: 'add', since: TODAY },
    ]);
  });

  test('somebody who only acts ends nobody', () => {
    expect(stepsFor([wish('Người Mới', { acting: true })], [present], TODAY).steps).toMatchObject([{ do: 'add' }]);
  });

  test('the same one with another phone is changed; what is left out stays', () => {
    expect(stepsFor([wish('người cũ', { phone: '0912345678' })], [present], TODAY).steps).toMatchObject([
      { do: 'change', id: 'a', phone: '0912345678', since: '2020-01-01' },
    ]);
  });
});

test('somebody who left and comes back holds the post anew', () => {
  const former: StoredHolder = { ...wish('Người Cũ'), id: 'a', until: '2026-10-31' };
  expect(stepsFor([wish('Người Cũ', { since: '2026-12-01' })], [former], TODAY).steps).toMatchObject([
    { do: 'add', since: '2026-12-01' },
  ]);
});

test('the same wishes again change nothing, and no two hold a post in full on one day', () => {
  const day = fc.option(fc.constantFrom('2026-01-01', '2026-06-01', '2026-12-01'), { nil: null });
  const wishes = fc.array(
    fc
      .record({
        name: fc.constantFrom('Người Một', 'Người Hai', 'Người Ba'),
        since: day,
        acting: fc.boolean(),
        phone: fc.option(fc.constantFrom('0912345678', '0987654321'), { nil: null }),
      })
      .map((each) => ({ ...wish(each.name), ...each })),
    { maxLength: 1 },
  );
  fc.assert(
    fc.property(fc.array(wishes, { maxLength: 4 }), (files) => {
      let stored: StoredHolder[] = [];
      for (const file of files) {
        stored = carriedOut(stored, file);
        expect(carriedOut(stored, file)).toEqual(stored);
      }
      const ends = stored.filter(({ until, since }) => until !== null && since !== null && until < since);
      expect(ends).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['5/3/2026', '2026-03-05'],
  ['05-03-2026', '2026-03-05'],
  ['2026-03-05', '2026-03-05'],
  ['31/02/2026', null],
  ['mai', null],
])('the day “%s” is read as %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each([
  ['0912 345 678', '0912345678'],
  ['+84 912.345.678', '0912345678'],
  ['912345678', '0912345678'],
  ['12', null],
])('the phone “%s” is read as %s', (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});

test.each([
  ['Trưởng ban Công tác Mặt trận khu phố Bồ Sơn', 'truong_ban_ctmt'],
  ['Trưởng khu phố 3', 'truong_khu_pho'],
  ['Bí thư chi bộ Hòa Đình', 'bi_thu_chi_bo'],
  ['Phó Chủ tịch Ủy ban MTTQ phường', 'pho_chu_tich_mt'],
  ['Chuyên viên môi trường', 'chuyen_vien'],
  ['Thủ quỹ', 'khac'],
])('“%s” is a post of the kind %s', (title, kind) => {
  expect(kindOf(title)).toBe(kind);
});
