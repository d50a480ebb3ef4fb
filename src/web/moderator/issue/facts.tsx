import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DueSign } from '../issues/due-sign.tsx';
import { placeOf } from '../issues/issue-row.tsx';
import { StatusSign } from '../issues/status-sign.tsx';
import type { IssueAct } from '../issues/use-list-keys.ts';
import { ChannelMark } from '../shell/channel-mark.tsx';
import { fullDate } from '../shell/when.ts';
import styles from './facts.module.css';
import { useIssue } from './issue-context.ts';

export function Facts({ onAct }: { onAct: (act: IssueAct) => void }) {
  const { t, i18n } = useTranslation();
  const { issue } = useIssue();
  const { names } = issue;
  return (
    <dl className={styles.facts}>
      <Fact name={t('issue.factStatus')}>
        <StatusSign status={issue.status} />
      </Fact>
      <Fact name={t('issue.factDue')}>
        {issue.dueAt ? fullDate(new Date(issue.dueAt), i18n.language) : t('due.none')}
        <DueSign issue={issue} />
      </Fact>
      <Fact name={t('issue.factCategory')}>
        {i18n.language === 'en' ? names.category.en : names.category.vi}{' '}
        <span className={styles.quiet}>{issue.category}</span>
      </Fact>
      <Fact name={t('issue.factArea')}>
        {placeOf(issue) ?? <span className={styles.quiet}>{t('issue.unknown')}</span>}
        <button type="button" className={styles.change} aria-keyshortcuts="d" onClick={() => onAct('area')}>
          {t('change.areaSubmit')}
        </button>
      </Fact>
      {issue.place && <Fact name={t('issue.factPlace')}>{issue.place}</Fact>}
      <Fact name={t('issue.factUnit')}>
        {names.unit ?? <span className={styles.quiet}>{t('issue.notAssigned')}</span>}
      </Fact>
      <Fact name={t('about.fact')}>
        <AboutWhom />
        <button type="button" className={styles.change} onClick={() => onAct('about')}>
          {t(issue.about === 'named' || issue.about === 'nobody' ? 'about.change' : 'about.say')}
        </button>
      </Fact>
      {names.post && <Fact name={t('issue.factPost')}>{names.post}</Fact>}
      {issue.voices > 1 && <Fact name={t('issue.voices')}>{t('issue.voicesCount', { count: issue.voices })}</Fact>}
      <Fact name={t('issue.factName')}>{t(`issue.nameHidden.${issue.nameHidden}`)}</Fact>
      {issue.details.map(({ key, question, answer }) => (
        <Fact key={key} name={question}>
          {answer}
        </Fact>
      ))}
      <Fact name={t('issue.factChannel')}>
        <ChannelMark channel={issue.channel} />
      </Fact>
      <Fact name={t('issue.factCreated')}>{fullDate(new Date(issue.createdAt), i18n.language)}</Fact>
      <Fact name={t('issue.factVisibility')}>{t(`issue.visibility.${issue.visibility}`)}</Fact>
    </dl>
  );
}

function AboutWhom() {
  const { t } = useTranslation();
  const { about, subjects } = useIssue().issue;
  if (about === 'named') return subjects.map(({ name }) => name).join('; ');
  if (about === 'unknown') return <span className={styles.wanted}>{t('about.unknown')}</span>;
  return about === 'nobody' && <span className={styles.quiet}>{t('about.nobody')}</span>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
