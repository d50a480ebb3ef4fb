import { describe, expect, test } from '@jest/globals';
import { sampleAreaChanges, sampleAreas } from '../../prisma/sample/areas.ts';
import { sampleBoundaries } from '../../prisma/sample/boundaries.ts';
import { sampleCampaign } from '../../prisma/sample/campaign.ts';
import { samplePosts, sampleUnits } from '../../prisma/sample/organisation.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { checkBoundary } from '../../src/areas/check-boundary.ts';
import { contains, locate } from '../../src/areas/locate.ts';

const wards = sampleAreas.filter((area) => area.kind === 'phuong' && area.validTo === null);

describe('the wards of the sample town', () => {
  test('are the five of today, with the codes of today and prefixes of their own', () => {
    expect(wards.map(({ name, officialCode, issuePrefix }) => [name, officialCode, issuePrefix])).toEqual([
      ['Kinh Bắc', '09187', 'KB'],
      ['Võ Cường', '09190', 'VC'],
      ['Vũ Ninh', '09169', 'VN'],
      ['Hạp Lĩnh', '09325', 'HL'],
      ['Nam Sơn', '09286', 'NS'],
    ]);
  });

  test('every former ward and commune leads to one of them', () => {
    const { byId } = sampleKnowledge().areas;
    const former = sampleAreas.filter((area) => ['phuong', 'xa'].includes(area.kind) && area.validTo !== null);
    // 16 wards and 3 communes of 2017, Tiền Ninh Vệ, and what ten of them were before.
    expect(former.filter((area) => !area.id.endsWith('.XA'))).toHaveLength(20);
    const lost = former.filter((area) => !wards.some((ward) => ward.id === byId.get(area.id)!.wardId));
    expect(lost).toEqual([]);
  });

  test('what became of each follows domain.md', () => {
    const into = (ward: string) =>
      sampleAreaChanges
        .filter((change) => change.toId === ward)
        .map((change) => sampleAreas.find((area) => area.id === change.fromId)!.name)
        .sort();
    expect(into('W.KINHBAC')).toEqual(
      ['Hòa Long', 'Khúc Xuyên', 'Kinh Bắc', 'Suối Hoa', 'Tiền Ninh Vệ', 'Vạn An'].sort(),
    );
    expect(into('W.VOCUONG')).toEqual(['Phong Khê', 'Võ Cường', 'Đại Phúc'].sort());
    expect(into('W.VUNINH')).toEqual(['Kim Chân', 'Thị Cầu', 'Vũ Ninh', 'Đáp Cầu'].sort());
    expect(into('W.HAPLINH')).toEqual(['Hạp Lĩnh', 'Khắc Niệm'].sort());
    expect(into('W.NAMSON')).toEqual(['Nam Sơn', 'Vân Dương'].sort());
    expect(into('L.TIENNINHVE')).toEqual(['Ninh Xá', 'Tiền An', 'Vệ An'].sort());
  });

  test('nobody invented a telephone number or an address', () => {
    for (const { contact } of sampleAreas) if (contact) expect(contact).toMatchObject({ address: null, phone: null });
  });

  test('khu dân cư are labelled as samples, nothing else is', () => {
    for (const area of sampleAreas) expect(area.sample).toBe(area.kind === 'khu_pho');
  });
});

describe('the rough boundaries', () => {
  test('are good geometry', () => {
    for (const ward of wards) expect(checkBoundary(sampleBoundaries[ward.id])).toMatchObject({ ok: true });
  });

  test('tile the town: no point lies in two wards, and inside the town few lie in none', () => {
    const all = wards.map(({ id, boundary }) => ({ id, boundary: boundary! }));
    let inTwo = 0;
    let inOne = 0;
    for (let lat = 21.121; lat < 21.23; lat += 0.0017)
      for (let lon = 106.017; lon < 106.136; lon += 0.0017) {
        const holders = all.filter(({ boundary }) => contains(boundary, { lat, lon })).length;
        if (holders > 1) inTwo++;
        if (holders === 1) inOne++;
      }
    expect(inTwo).toBe(0);
    // The five wards have 82.64 km²; a point stands for 0.0334 km².
    expect(inOne * 0.0334).toBeGreaterThan(75);
    expect(inOne * 0.0334).toBeLessThan(90);
  });

  test.each([
    ['the middle of Võ Cường', 21.17, 106.05, 'W.VOCUONG'],
    ['the middle of Kinh Bắc', 21.19, 106.055, 'W.KINHBAC'],
    ['the middle of Vũ Ninh', 21.192, 106.095, 'W.VUNINH'],
    ['the middle of Hạp Lĩnh', 21.14, 106.065, 'W.HAPLINH'],
    ['the middle of Nam Sơn', 21.148, 106.105, 'W.NAMSON'],
  ])('%s is in its ward', (_where, lat, lon, id) => {
    const all = wards.map((ward) => ({ id: ward.id, boundary: ward.boundary! }));
    expect(locate({ lat, lon }, all)).toMatchObject({ areaId: id, candidates: [id] });
  });
});

describe('the categories', () => {
  test('are 78 in 13 groups on 8 tiles', () => {
    expect(sampleCampaign.categories).toHaveLength(78);
    expect(sampleCampaign.groups).toHaveLength(13);
    expect(sampleCampaign.tiles.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { tile } of sampleCampaign.groups) expect(tile).toBeGreaterThan(0);
  });

  test('name only programmes, contents and groups that there are', () => {
    const programmes = new Set(sampleCampaign.programmes.map(({ code }) => code));
    const groups = new Set(sampleCampaign.groups.map(({ code }) => code));
    for (const category of sampleCampaign.categories) {
      expect(groups.has(category.groupCode)).toBe(true);
      for (const code of category.programmes) expect(programmes.has(code)).toBe(true);
      for (const number of category.contents) expect([1, 2, 3, 4, 5]).toContain(number);
    }
  });

  test.each([
    ['HT-01', { tier: 'T2', visibility: 'A', unitKind: 'KTHT', supportKinds: ['CXCS'], programmes: ['NQ02'] }],
    ['VS-03', { tier: 'T2', visibility: 'A', programmes: ['SACH', 'NQ02'], contents: [3] }],
    ['HT-04', { tier: 'T1', unitKind: 'VT', supportKinds: ['DL', 'KTHT'] }],
    ['DC-05', { tier: 'T3', visibility: 'P', unitKind: 'MT', supportKinds: [] }],
    ['AN-07', { tier: 'T1', visibility: 'P', unitKind: 'CA', contents: [2, 4] }],
    ['YK-99', { tier: 'T1', visibility: 'P' }],
  ])('%s is as domain.md has it', (code, expected) => {
    expect(sampleCampaign.categories.find((category) => category.code === code)).toMatchObject(expected);
  });

  test('each has phrases to be recognised by', () => {
    for (const { lexicon } of sampleCampaign.categories) expect(lexicon.length).toBeGreaterThanOrEqual(3);
  });

  test('each ward, or the whole town, has a unit of every kind that acts or supports, with somebody to assign to', () => {
    const kinds = new Set(
      sampleCampaign.categories.flatMap((category) => [category.unitKind, ...category.supportKinds]),
    );
    const missing = wards.flatMap((ward) =>
      [...kinds].filter(
        (kind) => !sampleUnits.some((unit) => unit.kind === kind && [ward.id, 'P.BACNINH'].includes(unit.areaId)),
      ),
    );
    expect(missing).toEqual([]);
    const withoutPost = sampleUnits.filter(
      (unit) => unit.validTo === null && !samplePosts.some((post) => post.unitId === unit.id),
    );
    expect(withoutPost).toEqual([]);
  });

  test('units and posts are labelled as samples', () => {
    expect([...sampleUnits, ...samplePosts].every(({ sample }) => sample)).toBe(true);
  });
});
