import { useTranslation } from 'react-i18next';
import type { ChannelUse } from '../../../messages/ledger-schema.ts';
import { fullDate } from '../shell/when.ts';
import styles from './channels-screen.module.css';
import { useMoney } from './use-money.ts';

/** Who set what, the newest first. */
export function TermsHistory({ history }: { history: ChannelUse['history'] }) {
  const { t, i18n } = useTranslation();
  const money = useMoney();
  return (
    <details className={styles.history}>
      <summary>{t('channels.history')}</summary>
      <ol>
        {history.map(({ version, at, by, terms }) => (
          <li key={version}>
            <strong>{by ?? t('channels.somebody')}</strong>, {fullDate(new Date(at), i18n.language)}:{' '}
            {terms.paidAllowed
              ? t('channels.wasPaid', { budget: money(terms.monthlyBudget), price: money(terms.prices.paid) })
              : t('channels.wasFree')}
            {terms.template && `; ${t('channels.wasTemplate', { id: terms.template.id })}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
