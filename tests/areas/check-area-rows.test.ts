import { describe, expect, test } from '@jest/globals';
import type { StoredArea } from '../../src/areas/area-store.ts';
import { checkAreaRows } from '../../src/areas/check-area-rows.ts';
import { readCsv } from '../../src/areas/read-csv.ts';

const stored: StoredArea[] = [
  { id: 'W.A', kind: 'phuong', name: 'A', officialCode: '1', issuePrefix: 'AA', validTo: null },
  { id: 'L.OLD', kind: 'phuong', name: 'Cũ', officialCode: '1', issuePrefix: 'OO', validTo: '2025-06-30' },
];

function check(csv: string) {
  const checked = checkAreaRows(readCsv(csv), stored);
  return checked.ok ? checked : { ok: false, mistakes: checked.mistakes };
}

describe('tables as spreadsheets write them', () => {
  test('cells in quotes hold separators, quotes and line ends; lines are counted as in the file', () => {
    const { rows } = readCsv('\uFEFFid,name\r\n1,"Xuân Ổ, ""A""\nvà B"\r\n\r\n2,Bồ Sơn');
    expect(rows.map(({ line, cells }) => [line, cells.get('id'), cells.get('name')])).toEqual([
      [2, '1', 'Xuân Ổ, "A"\nvà B'],
      [5, '2', 'Bồ Sơn'],
    ]);
  });

  test.each([[';'], ['\t'], [',']])('%j parts the cells', (separator) => {
    expect(readCsv(`ID${separator}Name\n1${separator}Đáp Cầu`).rows[0]!.cells.get('name')).toBe('Đáp Cầu');
  });
});

describe('rows of areas', () => {
  test('good ones become areas and changes', () => {
    const checked = check(
      'id,kind,name,parent,prefix,valid_to,aliases,became\nK.1,khu_pho,Đẩu Hàn,W.A,,,Dau Han|Đầu Hàn,\nW.B,phuong,B,,BB,2026-12-31,,W.A',
    );
    expect(checked).toMatchObject({
      ok: true,
      areas: [
        { id: 'K.1', kind: 'khu_pho', parentId: 'W.A', aliases: ['Dau Han', 'Đầu Hàn'], sample: false },
        { id: 'W.B', issuePrefix: 'BB', validTo: '2026-12-31' },
      ],
      changes: [{ fromId: 'W.B', toId: 'W.A', kind: 'merge', effective: '2027-01-01' }],
    });
  });

  test('every mistake of every row is told, with its line', () => {
    const checked = check(
      [
        'id,kind,name,parent,prefix,valid_from,valid_to,became',
        'K 1,khu_pho,Một,W.A,,,,',
        'K.2,to_dan_pho,,W.X,,,,',
        'K.3,khu_pho,Ba,,KK,,,',
        'W.C,phuong,C,,AA,2026-02-30,,W.Y',
        'K.2,khu_pho,Hai,W.A,,2026-02-01,2026-01-01,',
        'W.D,phuong,D,W.E,ab,,,',
        'W.E,phuong,E,W.D,,,,',
      ].join('\n'),
    );
    expect(checked).toEqual({
      ok: false,
      mistakes: [
        'line 6: the id K.2 stands on line 3 already',
        'line 2: the id "K 1" must be 1 to 64 letters, digits, dots or dashes',
        'line 3: the kind "to_dan_pho" is none of tinh, thanh_pho, phuong, xa, khu_pho',
        'line 3: the name is missing',
        'line 3: the parent W.X is neither in this file nor stored',
        'line 4: a khu phố needs the parent it lies in',
        'line 4: a khu phố has no prefix: codes are given by wards',
        'line 5: "became" names W.Y, which is neither in this file nor stored',
        'line 5: an area that became another needs valid_to, its last day',
        'line 5: "2026-02-30" is not a day written as YYYY-MM-DD',
        'line 6: valid_from 2026-02-01 is after valid_to 2026-01-01',
        'line 7: the prefix "ab" must be two capital letters',
        'line 5: the prefix AA belongs to W.A',
        'line 7: W.D would lie in itself',
        'line 8: W.E would lie in itself',
      ],
    });
  });

  test('the prefix of an area that is gone, or that the row itself holds, can be given', () => {
    expect(check('id,kind,name,prefix\nW.N,phuong,N,OO').ok).toBe(true);
    expect(check('id,kind,name,prefix\nW.A,phuong,A,AA').ok).toBe(true);
  });

  test('missing and unknown columns are told', () => {
    expect(check('id,nme\nK.1,Một')).toMatchObject({
      mistakes: [
        expect.stringContaining('"kind" is missing'),
        expect.stringContaining('"name" is missing'),
        expect.stringContaining('"nme" is unknown'),
      ],
    });
  });

  test('an empty file is told', () => {
    expect(check('id,kind,name\n').ok).toBe(false);
    expect(check('').ok).toBe(false);
  });
});
