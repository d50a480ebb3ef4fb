import type { Told } from './intent-rules.ts';

/** An authority's decision that somebody does not accept, or the proper word for it where nothing else is told. */
export function complains(told: Told): boolean {
  const { wish, category, words } = told;
  const decision = wish.has('decision');
  if (wish.has('complaint')) {
    if (decision || wish.has('complaintForm')) return !grumbles(told);
    return !category || !everyday.has(category.code.slice(0, 2));
  }
  return (
    decision &&
    wish.has('objects') &&
    /\bquyet dinh\b|\bcuong che\b|\bthu hoi dat\b|\bxu phat\b|\bphat\b/.test(words) &&
    !/ket qua/.test(words)
  );
}

/** “Tôi muốn khiếu nại cái loa ồn quá”: many say so of what goes wrong in the street, and mean no complaint by law. */
export function grumbles({ wish, category, words }: Told): boolean {
  return (
    category !== null &&
    everyday.has(category.code.slice(0, 2)) &&
    !wish.has('decision') &&
    !/\bdon khieu nai\b|\bkhieu nai (?:o dau|the nao|lan)\b/.test(words)
  );
}

const everyday = new Set(['VS', 'TT', 'TM', 'GT', 'HT', 'CX', 'AN', 'VH', 'YK', 'AS']);
