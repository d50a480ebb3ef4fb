import styles from './badge.module.css';

/** How many wait behind a link; nothing for none. `label` says it in words. */
export function Badge({ count, label, alarm = false }: { count: number; label: string; alarm?: boolean }) {
  if (count === 0) return null;
  return (
    <span className={styles.badge} data-alarm={alarm || undefined} role="img" aria-label={label} title={label}>
      {count > 99 ? '99+' : count}
    </span>
  );
}
