import { useTranslation } from 'react-i18next';
import type { IssueStatus, Refusal } from '../../../issues/issue-schema.ts';
import styles from './sent-as.module.css';

interface SentAsProps {
  code: string;
  to: IssueStatus;
  text: string;
  refusal?: Refusal | null;
}

/** The whole message as the resident will read it, the moderator's words in it. */
export function SentAs(props: SentAsProps) {
  const { t } = useTranslation();
  const words = useSentAs()(props);
  if (words === null) return null;
  return (
    <div className={styles.sentAs}>
      <p className={styles.label}>{t('compose.preview')}</p>
      <p className={styles.words}>{words}</p>
    </div>
  );
}

function useSentAs(): (props: SentAsProps) => string | null {
  const { t } = useTranslation();
  return ({ code, to, text, refusal }) => {
    const said = { code, text: text.trim() };
    if (said.text === '') return null;
    if (to === 'answered' || to === 'waiting_resident' || to === 'done') return t(`sentAs.${to}`, said);
    if (to !== 'refused') return null;
    return refusal && refusal !== 'other'
      ? t('sentAs.refused', { ...said, because: t(`change.refusal.${refusal}`) })
      : t('sentAs.refusedPlain', said);
  };
}
