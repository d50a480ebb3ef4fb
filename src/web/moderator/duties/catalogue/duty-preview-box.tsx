import { useTranslation } from 'react-i18next';
import type { DutyPreview } from '../../../../duties/catalogue-schema.ts';
import { dayDate } from '../../shell/when.ts';
import styles from './catalogue.module.css';

/** What would come of a duty as it is written now. */
export function DutyPreviewBox({ preview }: { preview: DutyPreview | null }) {
  const { t, i18n } = useTranslation();
  if (!preview) return <p className={styles.preview}>{t('duties.preview.incomplete')}</p>;
  const { faults, next, posts, cancels } = preview;
  const days = next.map((day) => `${dayDate(new Date(`${day}T12:00:00+07:00`), i18n.language)}/${day.slice(0, 4)}`);
  return (
    <div className={styles.preview} role="status">
      {faults.map((fault) => (
        <p key={fault} className={styles.alarm}>
          {fault}
        </p>
      ))}
      {faults.length === 0 && (
        <>
          <p>
            <strong>{i18n.language === 'en' ? preview.whenEn : preview.whenVi}</strong>
            {', '}
            {t('duties.posts', { count: posts })}
          </p>
          <p>{days.length > 0 ? t('duties.preview.next', { days: days.join('; ') }) : t('duties.noNext')}</p>
        </>
      )}
      {cancels > 0 && <p className={styles.warning}>{t('duties.cancels', { count: cancels })}</p>}
    </div>
  );
}
