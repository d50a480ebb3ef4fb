import { useTranslation } from 'react-i18next';
import { fillBlanks } from './fill-blanks.ts';
import styles from './word-pane.module.css';

/** The sentence as the chat shows it, with made-up fillings. */
export function WordPreview({ text, lang, button }: { text: string; lang: 'vi' | 'en'; button: boolean }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('saying.preview')}>
      <h3>{t('saying.preview')}</h3>
      {button ? (
        <span className={styles.asButton} data-preview>
          {fillBlanks(text, lang)}
        </span>
      ) : (
        <p className={styles.bubble} data-preview>
          {fillBlanks(text, lang)}
        </p>
      )}
    </section>
  );
}
