import { IconMoodEmpty, IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IssueRatingView } from '../../../issues/issue-schema.ts';
import { Ago } from '../shell/ago.tsx';
import styles from './ratings.module.css';

const SIGNS = { good: IconMoodSmile, fair: IconMoodEmpty, bad: IconMoodSad } as const;

/** What the reporter thinks of it: a word with a sign, and why. */
export function Ratings({ ratings }: { ratings: IssueRatingView[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.ratings}>
      {ratings.map((rating) => {
        const Sign = SIGNS[rating.score];
        return (
          <li key={rating.at}>
            <Sign size={18} stroke={1.75} aria-hidden />
            <span>
              <strong>{t(`issue.score.${rating.score}`)}</strong>
              {rating.reason &&
                `: ${t(`issue.ratingReason.${rating.reason as 'fast'}`, { defaultValue: rating.reason })}`}
              {rating.text && <q>{rating.text}</q>}
            </span>
            <span className={styles.when}>
              <Ago at={rating.at} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
