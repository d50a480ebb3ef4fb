import { useTranslation } from 'react-i18next';
import { dayWords } from '../shell/day-words.ts';

/** Periods as people read them. */
export function usePeriodWords() {
  const { t } = useTranslation();
  return {
    /** How long somebody holds a post. */
    heldFor: ({ since, until }: { since: string | null; until: string | null }): string =>
      [
        since === null ? (until === null ? t('post.always') : null) : t('post.sinceDay', { day: dayWords(since) }),
        until === null ? null : t('post.untilDay', { day: dayWords(until) }),
      ]
        .filter(Boolean)
        .join(' '),
    /** Days of an absence. */
    days: ({ fromDay, toDay }: { fromDay: string; toDay: string }): string =>
      fromDay === toDay
        ? dayWords(fromDay)
        : t('unit.period', {
            // The year is said once where it is the same.
            from: fromDay.slice(0, 4) === toDay.slice(0, 4) ? dayWords(fromDay).slice(0, 5) : dayWords(fromDay),
            to: dayWords(toDay),
          }),
  };
}
