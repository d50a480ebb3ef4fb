import type { NewFestival } from '../../src/festival/festival-store.ts';

/**
 * Days on which khu phố of the sample town might hold their Great Unity Day in 2026, all between 01/11 and 18/11. Invented, and labelled
 * so: each ward enters its own calendar. The window is that of domain.md §2.1.
 */
export const sampleFestivals: readonly NewFestival[] = (
  [
    ['K.VOCUONG.HOADINH', '2026-11-15', '08:00'],
    ['K.VOCUONG.BOSON', '2026-11-18', '08:00'],
    ['K.VOCUONG.XUANOA', '2026-11-14', '19:30'],
    ['K.VOCUONG.XUANOB', '2026-11-14', '08:00'],
    ['K.PHONGKHE.DUONGO', '2026-11-15', '07:30'],
    ['K.PHONGKHE.CHAMKHE', '2026-11-17', null],
    ['K.HOALONG.VIEMXA', '2026-11-15', '08:00'],
    ['K.HOALONG.HUUCHAP', '2026-11-18', '07:30'],
    ['K.KINHBAC.THICHUNG', '2026-11-08', '08:00'],
    ['K.KINHBAC.YNA', '2026-11-16', '19:00'],
    ['K.KIMCHAN.KIMDOI', '2026-11-15', '08:00'],
    ['K.NAMSON.DACAU', '2026-11-12', '17:00'],
    ['K.NAMSON.THAIBAO', '2026-11-18', '08:00'],
    ['K.VANDUONG.CHUMAU', '2026-11-07', '08:00'],
  ] as const
).map(([areaId, day, startTime]) => ({
  ...{ areaId, day, startTime },
  place: 'nhà văn hóa khu phố',
  note: null,
  sample: true,
}));
