/** From whom the name of a reporter is hidden: only the public, the unit that acts as well, or everybody. */
export type NameHidden = 'public' | 'unit' | 'all';

/**
 * The public never sees it. What may not be shown in public (R, P: sanctions, disputes, need) is dealt with without the name, too
 * (domain.md §5.1); who asks for it is named to nobody.
 */
export function nameHiddenFor(visibility: string, anonymous: boolean): NameHidden {
  if (anonymous) return 'all';
  return visibility === 'A' ? 'public' : 'unit';
}

/** What was promised once holds: the stricter of two. */
export function stricterHiding(one: NameHidden, other: NameHidden): NameHidden {
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
}

const order: readonly NameHidden[] = ['public', 'unit', 'all'];
