import { describe, expect, test } from '@jest/globals';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understand } from '../../src/language/understand.ts';

const knowledge = sampleKnowledge();

function areaIn(text: string, homeAreaId: string | null = null, expecting?: string) {
  return understand(text, knowledge, { now: 0, homeAreaId, expecting });
}

/** ward/old ward/khu dân cư by name, or `?` and the candidates. */
function said(text: string, homeAreaId: string | null = null, expecting?: string): string {
  const { area, areaCandidates } = areaIn(text, homeAreaId, expecting);
  const name = (id: string | null) => (id ? knowledge.areas.byId.get(id)!.name : '-');
  if (!area) return areaCandidates.length > 0 ? `? ${areaCandidates.map(name).join(', ')}` : '-';
  return [area.wardId, area.oldWardId, area.areaId === area.wardId ? null : area.areaId].map(name).join('/');
}

describe('names of areas', () => {
  test.each([
    ['Đèn hỏng ở khu phố Hòa Đình, phường Võ Cường', 'Võ Cường/Võ Cường/Hòa Đình'],
    ['den hong o khu pho hoa dinh phuong vo cuong', 'Võ Cường/Võ Cường/Hòa Đình'],
    ['den duong hoa dinh vo cuong hong', 'Võ Cường/Võ Cường/Hòa Đình'],
    ['KHU PHO HOA DINH DEN HONG', 'Võ Cường/Võ Cường/Hòa Đình'],
    ['kp hoà đình', 'Võ Cường/Võ Cường/Hòa Đình'],
    ['P.Vũ Ninh', 'Vũ Ninh/-/-'],
    ['làng Diềm', 'Kinh Bắc/Hòa Long/Viêm Xá'],
    ['thôn Viêm Xá, xã Hòa Long', 'Kinh Bắc/Hòa Long/Viêm Xá'],
    ['toi o Nam Son', 'Nam Sơn/-/-'],
    ['phường Vỏ Cường', 'Võ Cường/-/-'],
    ['o hưu chap nuoc ngap', 'Kinh Bắc/Hòa Long/Hữu Chấp'],
    ['Đường ở Đại Phuc hỏng', 'Võ Cường/Đại Phúc/-'],
    ['bồn hoa đình làng bị giẫm nát', '-'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test('every area of the sample is found by its name with its kind, with marks and without', () => {
    const words = { tinh: 'tỉnh', thanh_pho: 'thành phố', phuong: 'phường', xa: 'xã', khu_pho: 'khu phố' };
    const missed: string[] = [];
    for (const area of knowledge.areas.byId.values()) {
      if (!area.wardId) continue;
      for (const text of [
        `${words[area.kind]} ${area.name}`,
        bare(`rac o ${words[area.kind]} ${area.name} chua don`),
      ]) {
        const { area: found, areaCandidates } = areaIn(text);
        const wards = found ? [found.wardId] : areaCandidates.map((id) => knowledge.areas.byId.get(id)!.wardId);
        if (!wards.includes(area.wardId)) missed.push(text);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('names of before July 2025', () => {
  test.each([
    ['phường Đại Phúc', 'Võ Cường/Đại Phúc/-'],
    ['dai phuc', 'Võ Cường/Đại Phúc/-'],
    ['Ninh Xá', 'Kinh Bắc/Ninh Xá/-'],
    ['ở Tiền Ninh Vệ', 'Kinh Bắc/Tiền Ninh Vệ/-'],
    ['xã Kim Chân', 'Vũ Ninh/Kim Chân/-'],
    ['phường Kinh Bắc cũ', 'Kinh Bắc/Kinh Bắc/-'],
  ])('%s is today’s ward, with the old one kept', (text, expected) => {
    expect(said(text)).toBe(expected);
    expect(areaIn(text).oldNameSaid).toBe(true);
  });

  test('a ward that bears the name of an old one is today’s', () => {
    expect(said('phường Kinh Bắc')).toBe('Kinh Bắc/-/-');
    expect(areaIn('phường Kinh Bắc').oldNameSaid).toBe(false);
  });

  test('"thành phố" is asked about: any of its five wards', () => {
    expect(said('đèn hỏng khắp thành phố')).toBe('? Hạp Lĩnh, Kinh Bắc, Nam Sơn, Võ Cường, Vũ Ninh');
    expect(areaIn('tp Bắc Ninh').oldNameSaid).toBe(true);
  });

  test('a province says nothing about the ward', () => {
    expect(said('tỉnh Bắc Giang')).toBe('-');
  });
});

describe('names that hold numbers or other names', () => {
  test.each([
    ['2 Y Na', 'Kinh Bắc/Kinh Bắc/2 Y Na'],
    ['o khu 2 y na', 'Kinh Bắc/Kinh Bắc/2 Y Na'],
    ['y na', 'Kinh Bắc/Kinh Bắc/Y Na'],
    ['ngõ 2 Y Na', 'Kinh Bắc/Kinh Bắc/Y Na'],
    ['Xuân Ổ B', 'Võ Cường/Võ Cường/Xuân Ổ B'],
    ['Xuân Ổ', '? Xuân Ổ A, Xuân Ổ B'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('words that only look like names', () => {
  test.each([
    ['thi chung toi khong biet goi ai'],
    ['den o duong o day hong roi'],
    ['mua qua cam o cho ve bi thoi'],
    ['lam trai quy dinh ma khong ai xu ly'],
    ['Tiền ăn bán trú thu cao quá'],
    ['Đường ở đây vẫn an toàn'],
    ['tre con hay da cau ngoai duong'],
    ['ông Võ Cường nhà bên hay hát to'],
    ['nha co dao xa cu'],
    ['ha tang o day kem'],
  ])('%s', (text) => {
    expect(said(text)).toBe('-');
  });

  test.each([
    ['nha toi o thi chung', 'Kinh Bắc/Kinh Bắc/Thị Chung'],
    ['khu pho qua cam', 'Kinh Bắc/Hòa Long/Quả Cảm'],
    ['rac nhieu qua, thi chung', 'Kinh Bắc/Kinh Bắc/Thị Chung'],
    ['thi chung kinh bac', 'Kinh Bắc/Kinh Bắc/Thị Chung'],
    ['thôn Dương Ổ', 'Võ Cường/Phong Khê/Dương Ổ'],
    ['Quả Cảm', 'Kinh Bắc/Hòa Long/Quả Cảm'],
  ])('%s is one, by what stands beside it', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test('after the question where it is, ordinary words may be a name', () => {
    expect(said('thi chung a', null, 'area')).toBe('Kinh Bắc/Kinh Bắc/Thị Chung');
  });
});

describe('several areas in one text', () => {
  test('two that do not lie in each other are asked about, in the order of the text', () => {
    const { flags } = areaIn('từ Đại Phúc đến Vũ Ninh đường đều hỏng');
    expect(said('từ Đại Phúc đến Vũ Ninh đường đều hỏng')).toBe('? Võ Cường, Vũ Ninh');
    expect(flags).toEqual(['two_areas']);
  });

  test('a ward and an old one that became part of it are one place', () => {
    expect(said('Đại Phúc, phường Võ Cường')).toBe('Võ Cường/Đại Phúc/-');
  });

  test('the province after the ward changes nothing', () => {
    expect(said('phường Võ Cường, tỉnh Bắc Ninh')).toBe('Võ Cường/-/-');
  });
});

describe('the home ward', () => {
  const rows = [
    ward('A', 'Thượng'),
    ward('B', 'Hạ'),
    { ...ward('A1', 'Đông Sơn'), kind: 'khu_pho' as const, parentId: 'A' },
    { ...ward('B1', 'Đồng Sơn'), kind: 'khu_pho' as const, parentId: 'B' },
    { ...ward('A3', 'Khu phố 3'), kind: 'khu_pho' as const, parentId: 'A' },
    { ...ward('B3', 'Khu phố 3'), kind: 'khu_pho' as const, parentId: 'B' },
  ];

  function ward(id: string, name: string) {
    const nothing = { parentId: null, aliases: [], validTo: null, issuePrefix: null, changes: [] };
    return { id, kind: 'phuong' as 'phuong' | 'khu_pho', name, ...nothing, parentId: null as string | null };
  }

  test('its areas come first where a name without marks means several', async () => {
    const { gazetteerOf } = await import('../../src/language/gazetteer.ts');
    const two = { ...knowledge, areas: gazetteerOf(rows) };
    const at = (text: string, homeAreaId: string | null) => understand(text, two, { now: 0, homeAreaId });
    expect(at('o dong son', 'B').area?.areaId).toBe('B1');
    expect(at('o dong son', 'A1').area?.areaId).toBe('A1');
    expect(at('o dong son', null).areaCandidates).toEqual(['A1', 'B1']);
  });

  test('but a name written with its marks is that name', async () => {
    const { gazetteerOf } = await import('../../src/language/gazetteer.ts');
    const two = { ...knowledge, areas: gazetteerOf(rows) };
    expect(understand('ở Đông Sơn', two, { now: 0, homeAreaId: 'B' }).area?.areaId).toBe('A1');
  });

  test('a numbered quarter is found by any word for it, and never by the number alone', async () => {
    const { gazetteerOf } = await import('../../src/language/gazetteer.ts');
    const two = { ...knowledge, areas: gazetteerOf(rows) };
    for (const text of ['khu phố 3', 'KP3', 'tổ 3', 'khu 3 đèn hỏng'])
      expect(understand(text, two, { now: 0, homeAreaId: 'B' }).area?.areaId).toBe('B3');
    expect(understand('3 hôm nay mất điện', two, { now: 0, homeAreaId: 'B' }).area).toBeNull();
  });
});

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

describe('ordinary words that are spelled like a name', () => {
  const likely = (text: string, homeAreaId: string | null = null) => {
    const { area, areaCandidates, likelyArea } = areaIn(text, homeAreaId);
    expect([area, areaCandidates]).toEqual([null, []]);
    return likelyArea && knowledge.areas.byId.get(likelyArea)!.name;
  };

  test('are no area, but the first to ask about', () => {
    expect(likely('rac cho hoa dinh boc mui qua')).toBe('Hòa Đình');
  });

  test.each(['den o duong o day hong', 'bồn hoa đình làng bị giẫm nát', 'o ga to qua', 'nha ong Nam xay lan ra duong'])(
    'are not even that where they mean themselves: %s',
    (text) => {
      expect(likely(text)).toBeNull();
    },
  );

  test('are not asked about where an area was said', () => {
    const { area, likelyArea } = areaIn('rac cho hoa dinh phuong vo cuong');
    expect([area?.wardId, likelyArea]).toEqual(['W.VOCUONG', null]);
  });
});
