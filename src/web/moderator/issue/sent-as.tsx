import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IssueStatus, Refusal } from '../../../issues/issue-schema.ts';
import { issueNoticesQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
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
  const words = useSentAs(props);
  if (words === null) return null;
  return (
    <div className={styles.sentAs}>
      <p className={styles.label}>{t('compose.preview')}</p>
      <p className={styles.words}>{words}</p>
    </div>
  );
}

/** The sentences that the server puts around the words of a moderator (`src/issues/words.ts`), by the new status. */
const NOTICES: Partial<Record<IssueStatus, string>> = {
  answered: 'answered',
  waiting_resident: 'question',
  done: 'done',
  refused: 'refused',
};

function useSentAs({ code, to, text, refusal }: SentAsProps): string | null {
  const { t, i18n } = useTranslation();
  const notices = useQuery(issueNoticesQuery(useApi()));
  const because = refusal && refusal !== 'other' ? t(`change.refusal.${refusal}`) : null;
  const name = to === 'refused' && because ? 'refusedBecause' : NOTICES[to];
  const sentence = name && notices.data?.get(name);
  if (!sentence || text.trim() === '') return null;
  const fillings: Record<string, string> = { code, text: text.trim(), because: because ?? '' };
  return sentence[i18n.language === 'en' ? 'en' : 'vi'].replace(/\{(\w+)\}/g, (blank, key) => fillings[key] ?? blank);
}
