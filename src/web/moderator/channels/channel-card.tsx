import { Button } from '@mantine/core';
import { IconAlertTriangle, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelUse } from '../../../messages/ledger-schema.ts';
import { ChannelMark } from '../shell/channel-mark.tsx';
import styles from './channels-screen.module.css';
import { TermsForm } from './terms-form.tsx';
import { TermsHistory } from './terms-history.tsx';
import { useMoney } from './use-money.ts';

interface Props {
  use: ChannelUse;
  mayEdit: boolean;
}

/** From so much of a limit on it is marked. */
const NEARLY = 0.8;

export function ChannelCard({ use, mayEdit }: Props) {
  const { t } = useTranslation();
  const money = useMoney();
  const [editing, setEditing] = useState(false);
  const { terms } = use;
  return (
    <section className={styles.card} data-channel={use.channel} aria-label={use.channel}>
      <header className={styles.cardHead}>
        <h2>
          <ChannelMark channel={use.channel} />
        </h2>
        {terms && mayEdit && !editing && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconSettings size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('channels.edit')}
          </Button>
        )}
      </header>
      {use.endsOn && (
        <p className={styles.warning} role="status">
          <IconAlertTriangle size={16} style={{ flex: 'none' }} aria-hidden />
          {use.messagesAMonth !== null && use.sent >= use.messagesAMonth
            ? t('channels.ended')
            : t('channels.endsOn', { day: use.endsOn.split('-').reverse().slice(0, 2).join('/') })}
        </p>
      )}
      <dl className={styles.facts}>
        <Fact label={t('channels.sent')} value={ofMost(use.sent, use.messagesAMonth)}>
          {use.messagesAMonth !== null && <Meter value={use.sent} most={use.messagesAMonth} />}
        </Fact>
        <Fact label={t('channels.people')} value={ofMost(use.people, use.mostPeople)}>
          {use.mostPeople !== null && <Meter value={use.people} most={use.mostPeople} />}
        </Fact>
        {terms && use.windows && (
          <Fact
            label={t('channels.spent')}
            value={terms.paidAllowed ? `${money(use.spent)} / ${money(terms.monthlyBudget)}` : money(use.spent)}
          >
            {terms.paidAllowed && terms.monthlyBudget > 0 ? (
              <Meter value={use.spent} most={terms.monthlyBudget} />
            ) : (
              <span className={styles.quiet}>{t('channels.notPaid')}</span>
            )}
          </Fact>
        )}
      </dl>
      <ul className={styles.lines}>
        {use.windows && (
          <li>
            {t('channels.windows', { free: use.windows.freeHours, days: Math.round(use.windows.paidHours / 24) })}
          </li>
        )}
        {use.isCounted && use.windows && <li>{t('channels.byWay', use.byWay)}</li>}
        {use.templatesArrived > 0 && <li>{t('channels.arrived', { count: use.templatesArrived })}</li>}
        {use.waiting > 0 && <li>{t('channels.waiting', { count: use.waiting })}</li>}
        {use.notSent.map(({ reason, count }) => (
          <li key={reason} className={styles.alarm}>
            {t('channels.notSent', {
              count,
              why: t(`channels.why.${reason as 'quota_short'}`, { defaultValue: t('channels.whyElse') }),
            })}
          </li>
        ))}
        {!use.isCounted && <li>{t('channels.unlimited')}</li>}
      </ul>
      <p className={styles.without}>
        {t('channels.without')}{' '}
        {use.onlyHere > 0 ? (
          <strong>
            {use.cadresOnlyHere > 0
              ? t('channels.cadresOnlyHere', { count: use.onlyHere, cadres: use.cadresOnlyHere })
              : t('channels.onlyHere', { count: use.onlyHere })}
          </strong>
        ) : (
          t('channels.nobodyLost')
        )}
      </p>
      {terms && editing && <TermsForm use={use} terms={terms} onClose={() => setEditing(false)} />}
      {use.history.length > 0 && <TermsHistory history={use.history} />}
    </section>
  );
}

function Fact({ label, value, children }: { label: string; value: string; children?: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.number}>{value}</span>
        {children}
      </dd>
    </div>
  );
}

function Meter({ value, most }: { value: number; most: number }) {
  const share = Math.min(1, value / most);
  return (
    <span className={styles.meter} data-nearly={share >= NEARLY || undefined} aria-hidden>
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}

function ofMost(value: number, most: number | null): string {
  const words = (count: number) => count.toLocaleString('vi-VN');
  return most === null ? words(value) : `${words(value)} / ${words(most)}`;
}
